using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>What composing needs to know of a passage, worked out once and kept for as long as the passage lives.</summary>
internal sealed class PassageView
{
    private static readonly ConditionalWeakTable<Passage, PassageView> Cache = [];

    private PassageView(Passage passage)
    {
        Units = AnswerUnit.Read(passage);
        HasSteps = passage.Blocks.Any(b => b.Kind == BlockKind.Step);
        TitleStems = Stems(passage, passage.Title);
        HeadingStems = Stems(passage, string.Join(' ', passage.HeadingPath));
        HeadingAsks = passage.HeadingPath is [.., var heading] ? QuestionKinds.Of(heading, passage.Language) : QuestionKind.None;
        KeywordStems = Stems(passage, string.Join(' ', passage.Keywords));
    }

    /// <summary>The units in reading order.</summary>
    public AnswerUnit[] Units { get; }

    /// <summary>Whether it has numbered steps.</summary>
    public bool HasSteps { get; }

    /// <summary>The stems of the article's title.</summary>
    public FrozenSet<string> TitleStems { get; }

    /// <summary>The stems of the headings above the passage.</summary>
    public FrozenSet<string> HeadingStems { get; }

    /// <summary>What the heading above the passage asks for: "How much does it cost?" stands over a price.</summary>
    public QuestionKind HeadingAsks { get; }

    /// <summary>The stems of the article's keywords.</summary>
    public FrozenSet<string> KeywordStems { get; }

    /// <summary>The view of a passage.</summary>
    public static PassageView Of(Passage passage) => Cache.GetValue(passage, p => new PassageView(p));

    private static FrozenSet<string> Stems(Passage passage, string text) =>
        TextAnalyser.Terms(text, passage.Language).Select(t => t.Stem).ToFrozenSet(StringComparer.Ordinal);
}
