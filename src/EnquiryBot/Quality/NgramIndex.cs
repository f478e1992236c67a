using System.Text;

namespace EnquiryBot.Quality;

/// <summary>
/// Texts by their character 5-grams, to find the one that is most like another by the Jaccard index: grams in common, of all
/// grams of both. Letters and digits count, in either case; everything else is one space.
/// </summary>
internal sealed class NgramIndex
{
    private const int Length = 5;

    private readonly List<(string Text, int Grams)> _texts = [];
    private readonly Dictionary<string, List<int>> _byGram = new(StringComparer.Ordinal);

    public NgramIndex(IEnumerable<string> texts)
    {
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var grams = Grams(text);
            foreach (var gram in grams)
            {
                (_byGram.TryGetValue(gram, out var owners) ? owners : _byGram[gram] = []).Add(_texts.Count);
            }

            _texts.Add((text, grams.Count));
        }
    }

    /// <summary>The most similar text and how similar it is, 0 to 1; null when none shares a gram.</summary>
    public (string Text, double Similarity)? Closest(string text)
    {
        var grams = Grams(text);
        var shared = new Dictionary<int, int>();
        foreach (var owner in grams.SelectMany(g => _byGram.GetValueOrDefault(g) ?? []))
        {
            shared[owner] = shared.GetValueOrDefault(owner) + 1;
        }

        double Similarity(KeyValuePair<int, int> s) => s.Value / (double)(grams.Count + _texts[s.Key].Grams - s.Value);
        return shared.Count == 0 ? null : shared.Select(s => (_texts[s.Key].Text, Similarity(s))).MaxBy(s => s.Item2);
    }

    private static HashSet<string> Grams(string text)
    {
        var normal = Normalise(text);
        return normal.Length <= Length
            ? [normal]
            : [.. Enumerable.Range(0, normal.Length - Length + 1).Select(i => normal.Substring(i, Length))];
    }

    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                normal.Append(char.ToLowerInvariant(c));
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString().TrimEnd();
    }
}
