using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Knowledge;

/// <summary>How hard the pages of a language are to read; each file counts once, as the first council that shows it does.</summary>
/// <param name="Language">The language.</param>
/// <param name="Pages">The pages, hardest first.</param>
public sealed record ReadingStatistics(LanguageTag Language, IReadOnlyList<PageReading> Pages)
{
    /// <summary>The statistics of each language that there are pages in.</summary>
    public static IReadOnlyList<ReadingStatistics> Of(IEnumerable<Article> articles) =>
    [
        .. articles.DistinctBy(a => a.Origin).GroupBy(a => a.Language).OrderBy(g => g.Key.Value, StringComparer.Ordinal)
            .Select(g => new ReadingStatistics(g.Key, [.. g.Select(PageReading.Of).OrderByDescending(p => p.Age ?? p.SentenceLength)])),
    ];

    /// <summary>The words of all pages.</summary>
    public int Words => Pages.Sum(p => p.Words);

    /// <summary>Words in a sentence, over all pages.</summary>
    public double SentenceLength => Words / (double)Math.Max(1, Pages.Sum(p => p.Sentences));

    /// <summary>The age that half of the pages ask for at most; null in a language without a formula.</summary>
    public double? MedianAge => Pages.Count > 0 ? Pages[Pages.Count / 2].Age : null;
}

/// <summary>How hard one page is to read.</summary>
/// <param name="File">The file.</param>
/// <param name="Words">Its words, headings left out.</param>
/// <param name="Sentences">Its sentences; a table row, list item or step is at least one.</param>
/// <param name="Age">
/// The age at which a child reads it with ease: the grade of Flesch and Kincaid (1975, 0.39 words a sentence + 11.8 syllables a
/// word - 15.59) and 5 years. English only, null otherwise. Syllables are counted by groups of vowels, which is right for nine
/// words in ten; names and unavoidable terms ("council tax") count like any others.
/// </param>
public sealed record PageReading(string File, int Words, int Sentences, double? Age)
{
    private const int SchoolBegins = 5;

    /// <summary>Words in a sentence.</summary>
    public double SentenceLength => Words / (double)Math.Max(1, Sentences);

    internal static PageReading Of(Article article)
    {
        var sentences = ArticleChunker.Chunk(article).SelectMany(p => p.Blocks).SelectMany(b => SentenceSplitter.Split(b.Text)).ToList();
        var words = sentences.SelectMany(s => s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        double? age = article.Language == LanguageTag.English && words.Count > 0
            ? (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59 + SchoolBegins
            : null;
        return new PageReading(article.Origin, words.Count, sentences.Count, age);
    }

    // A silent e at the end is none, but "table" has two. Figures and amounts are read as one, as word processors do.
    private static int Syllables(string word)
    {
        var letters = word.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray();
        var count = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            count += IsVowel(letters[i]) && (i == 0 || !IsVowel(letters[i - 1])) ? 1 : 0;
        }

        var silent = letters is [.., not 'l', 'e'] or [.., 'a' or 'e' or 'i' or 'o' or 'u', 'l', 'e'] && !IsVowel(letters[^2]);
        return Math.Max(1, silent && count > 1 ? count - 1 : count);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
