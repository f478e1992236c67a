using System.Text.RegularExpressions;

namespace EnquiryBot.Benchmarks;

/// <summary>Refuses a message by e-mail, card, phone and National Insurance number, one pattern each.</summary>
internal static partial class FourPatterns
{
    public static bool Refuses(string text) =>
        Email().IsMatch(text) || Card().IsMatch(text) || Phone().IsMatch(text) || NationalInsurance().IsMatch(text);

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:\d[ -]?){13,19}\b")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?:\+?\d[ -]?){6,}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b[A-Z]{2}(?: ?\d){6} ?[A-D]\b", RegexOptions.IgnoreCase)]
    private static partial Regex NationalInsurance();
}

/// <summary>Okapi BM25 over words (k1 1.2, b 0.75), as a textbook has it.</summary>
internal sealed partial class PlainBm25
{
    private readonly List<Dictionary<string, int>> _documents;
    private readonly Dictionary<string, double> _idf;
    private readonly double _average;

    public PlainBm25(IEnumerable<string> texts)
    {
        _documents = [.. texts.Select(t => Words(t).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count()))];
        _average = _documents.Average(d => d.Values.Sum());
        _idf = _documents.SelectMany(d => d.Keys).GroupBy(w => w)
            .ToDictionary(g => g.Key, g => Math.Log(1 + ((_documents.Count - g.Count() + 0.5) / (g.Count() + 0.5))));
    }

    public int Best(string question)
    {
        var words = Words(question).Distinct().ToList();
        var (best, score) = (-1, 0.0);
        for (var i = 0; i < _documents.Count; i++)
        {
            var length = _documents[i].Values.Sum();
            var own = words.Sum(w => _documents[i].TryGetValue(w, out var tf)
                ? _idf[w] * tf * 2.2 / (tf + (1.2 * (0.25 + (0.75 * length / _average))))
                : 0);
            (best, score) = own > score ? (i, own) : (best, score);
        }

        return best;
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
