using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>
/// Lets only through what the council's own pages say: every sentence must stand word for word in a passage that the search
/// found for this council, in this language, of the one article that is cited. Composer and models are not trusted.
/// </summary>
public static class GroundingCheck
{
    /// <summary>The answer without the sentences that have no evidence; none at all when nothing is left.</summary>
    /// <param name="answer">The answer to check.</param>
    /// <param name="found">What the search found: the evidence.</param>
    /// <param name="council">The council that answers.</param>
    /// <param name="language">The language of the answer.</param>
    public static ComposedAnswer Verify(ComposedAnswer answer, SearchResult found, CouncilId council, LanguageTag language)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(found);
        if (answer.Source is not { } source)
        {
            return ComposedAnswer.None;
        }

        var evidence = Evidence(found).Where(p => p.Council == council && p.Language == language && Citation.Of(p) == source).ToList();
        var kept = answer.Sentences.Where(s => evidence.Exists(p => Quotes(p, s))).ToList();
        if (kept.Count == answer.Sentences.Count)
        {
            return answer.IsEmpty ? ComposedAnswer.None : answer;
        }

        // A list that lost a line may leave its opening with nothing after it; a lone opening claims nothing.
        return kept.TrueForAll(s => s.Text.EndsWith(':')) ? ComposedAnswer.None : answer with { Sentences = kept };
    }

    private static IEnumerable<Passage> Evidence(SearchResult found) =>
        found.Articles.SelectMany(a => a.Passages).Concat(found.Passages).Select(p => p.Passage);

    private static bool Quotes(Passage passage, AnswerSentence sentence)
    {
        if (passage.Id != sentence.PassageId || sentence.Text.Length == 0)
        {
            return false;
        }

        foreach (var block in passage.Blocks)
        {
            if (block.Text.Contains(sentence.Text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
