using System.Globalization;
using System.Text.RegularExpressions;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// What editors should look at, over all articles that a council shows. It is a list of places to look, no judgement: two fees
/// in sentences that differ in a word may both be right.
/// </summary>
internal static partial class PageReport
{
    private const int Shingle = 6;
    private const double NearlyEqual = 0.8;
    private const double NearlyEqualSentence = 0.75;
    private const int FewestWords = 5;
    private const int FewWords = 60;
    private const int MostSentences = 2000;

    /// <summary>Looks at articles.</summary>
    public static IReadOnlyList<PageFinding> Of(IReadOnlyList<Article> articles, DateOnly today, int staleMonths) =>
    [
        .. Stale(articles, today.AddMonths(-staleMonths)),
        .. articles.Select(PdfOnly).OfType<PageFinding>(),
        .. articles.GroupBy(a => a.Language).SelectMany(Duplicates),
        .. articles.Where(a => a.Service is not null).GroupBy(a => (a.Language, a.Service)).SelectMany(g => Contradictions([.. g])),
    ];

    private static IEnumerable<PageFinding> Stale(IEnumerable<Article> articles, DateOnly before) => articles
        .Select(a => (Article: a, Day: a.LastChecked > a.Updated || a.Updated is null ? a.LastChecked : a.Updated))
        .Where(a => a.Day < before).OrderBy(a => a.Day)
        .Select(a => new PageFinding(FindingKind.Stale, [a.Article.Url], $"not changed since {a.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));

    // Many people cannot use a PDF document on a phone or with a screen reader.
    private static PageFinding? PdfOnly(Article article)
    {
        if (Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && url.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return new PageFinding(FindingKind.PdfOnly, [article.Url], "the page is a PDF document");
        }

        var words = Sentences(article).Sum(ArticleText.Words);
        return words < FewWords && PdfLink().IsMatch(article.Body)
            ? new PageFinding(FindingKind.PdfOnly, [article.Url], $"the page has {words} words and leads to a PDF document")
            : null;
    }

    // Runs of six words are rare enough that pages share some only when one was copied from the other.
    private static IEnumerable<PageFinding> Duplicates(IEnumerable<Article> articles)
    {
        var all = articles.Select(a => (Article: a, Runs: Runs(a))).Where(a => a.Runs.Count > 0).ToList();
        var owners = new Dictionary<int, List<int>>();
        for (var i = 0; i < all.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var run in all[i].Runs)
            {
                var with = owners.TryGetValue(run, out var known) ? known : owners[run] = [];
                with.ForEach(o => shared[o] = shared.GetValueOrDefault(o) + 1);
                with.Add(i);
            }

            foreach (var (other, count) in shared)
            {
                var alike = count / (double)(all[i].Runs.Count + all[other].Runs.Count - count);
                if (alike >= NearlyEqual)
                {
                    yield return new PageFinding(FindingKind.Duplicate, [all[other].Article.Url, all[i].Article.Url], $"{alike * 100:0} % of the text is the same");
                }
            }
        }
    }

    private static HashSet<int> Runs(Article article)
    {
        var words = Sentences(article).SelectMany(Words).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - Shingle + 1)).Select(i => string.GetHashCode(string.Join(' ', words.GetRange(i, Shingle)), StringComparison.Ordinal))];
    }

    private static IEnumerable<PageFinding> Contradictions(IReadOnlyList<Article> articles)
    {
        var priced = articles.SelectMany(a => Sentences(a).Select(s => (a.Url, Sentence: s, Amounts: AmountsIn(s)))).Where(s => s.Amounts.Length > 0)
            .Select(s => (s.Url, s.Sentence, s.Amounts, Words: Words(Amount().Replace(s.Sentence, " ")).ToHashSet(StringComparer.Ordinal)))
            .Where(s => s.Words.Count >= FewestWords).Take(MostSentences).ToList();
        for (var i = 0; i < priced.Count; i++)
        {
            foreach (var other in priced.Skip(i + 1).Where(o => o.Url != priced[i].Url && o.Amounts != priced[i].Amounts && Alike(o.Words, priced[i].Words)))
            {
                yield return new PageFinding(FindingKind.Contradictory, [priced[i].Url, other.Url], $"\"{priced[i].Sentence}\" and \"{other.Sentence}\"");
            }
        }
    }

    private static bool Alike(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        return both >= NearlyEqualSentence * (a.Count + b.Count - both);
    }

    private static string AmountsIn(string sentence) =>
        string.Join(' ', Amount().Matches(sentence).Select(m => m.Value.Replace(" ", "", StringComparison.Ordinal).Replace(".00", "", StringComparison.Ordinal)));

    private static IEnumerable<string> Sentences(Article article) =>
        ArticleText.Parse(article.Body).SelectMany(ArticleText.Blocks).SelectMany(b => SentenceSplitter.Split(b.Block.Text));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex(@"£\s?[0-9][0-9,]*(?:\.[0-9]{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\]\([^)\s]*\.pdf[^)\s]*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PdfLink();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
