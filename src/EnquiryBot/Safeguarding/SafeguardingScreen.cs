using EnquiryBot.Content;
using EnquiryBot.Privacy;

namespace EnquiryBot.Safeguarding;

/// <summary>
/// Looks for danger in a message, by the phrases of <c>knowledge/safeguarding.yaml</c>. No model and no search: it is sure to run,
/// in every language at once, and in microseconds. Doubt goes to safety, because the reply also leaves the conversation open.
/// </summary>
public sealed class SafeguardingScreen
{
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<(Concern Concern, PhraseIndex Signs, PhraseIndex Exceptions)> _concerns;

    internal SafeguardingScreen(Vocabulary vocabulary, IEnumerable<(Concern Concern, List<Phrase> Signs, List<Phrase> Exceptions)> concerns)
    {
        _vocabulary = vocabulary;
        var all = concerns.ToList();
        var uses = PhraseIndex.CountUses(all.SelectMany(c => c.Signs.Concat(c.Exceptions)));
        _concerns = [.. all.Select(c => (c.Concern, new PhraseIndex(c.Signs, uses), new PhraseIndex(c.Exceptions, uses)))];
    }

    /// <summary>Reads <c>safeguarding.yaml</c> of a knowledge folder; every concern must be there.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="faults">Where faults go, each with its line.</param>
    /// <returns>A screen; not to be used when there are errors.</returns>
    public static SafeguardingScreen Load(string folder, FaultList faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return EditorFile.Read(folder, SafeguardingFile.FileName, faults) is { } text
            && YamlMap.Parse(text, SafeguardingFile.FileName, faults) is { } map
            ? new SafeguardingFile(map, faults).Read()
            : new SafeguardingScreen(new Vocabulary(), []);
    }

    /// <summary>The gravest concern of a message; null when there is none.</summary>
    public Concern? Screen(RedactedText text) => FindAll(text) is [var gravest, ..] ? gravest : null;

    /// <summary>Every concern of a message, the gravest first.</summary>
    public IReadOnlyList<Concern> FindAll(RedactedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FindAll(text.Value);
    }

    internal IReadOnlyList<Concern> FindAll(string text)
    {
        var message = new NumberedWords(MessageWords.Of(text), _vocabulary);
        return [.. _concerns.Where(c => IsFound(message, c.Signs, c.Exceptions)).Select(c => c.Concern)];
    }

    private static bool IsFound(NumberedWords message, PhraseIndex signs, PhraseIndex exceptions)
    {
        // Only what covers the find whole rules it out: "on fire door" does not take "the house is on fire" away.
        int[]? covered = null;
        foreach (var (start, end) in signs.Stretches(message))
        {
            covered ??= exceptions.Cover(message);
            if (covered[start] < end)
            {
                return true;
            }
        }

        return false;
    }
}
