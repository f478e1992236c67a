using System.Runtime.InteropServices;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// BM25 (k1 1.2, b 0.75) with the impact of every word in every document computed once. Divided by what a document that
/// matched every word of the question perfectly would get, the score is a coverage from 0 to 1 that is free of the size of
/// the corpus; a word that the corpus does not know counts with the greatest weight there is.
/// </summary>
internal sealed class TermIndex
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly Dictionary<string, int> _rows;
    private readonly float[] _idf;
    private readonly Postings _impacts;
    private readonly TermIndex? _corpus;
    private readonly float _averageLength;

    private TermIndex(Dictionary<string, int> rows, float[] idf, Postings impacts, int documents, float averageLength, TermIndex? corpus)
    {
        (_rows, _idf, _impacts, _averageLength, _corpus) = (rows, idf, impacts, averageLength, corpus);
        UnknownIdf = corpus?.UnknownIdf ?? Idf(documents, 0);
        Documents = documents;
    }

    /// <summary>The weight of a word that no document has.</summary>
    public float UnknownIdf { get; }

    /// <summary>The number of documents.</summary>
    public int Documents { get; }

    /// <summary>The impacts, a row per word; each at most idf times <see cref="PerfectMatch"/>.</summary>
    public Postings Impacts => _impacts;

    /// <summary>What the impact of a word tends to, divided by its idf, as its frequency grows.</summary>
    public static float PerfectMatch => K1 + 1;

    /// <summary>Builds the index of documents that are given as their stems, repeats included.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="corpus">The index of the corpus that these documents join, which says how rare each word and how long a document is; null: the documents are the corpus.</param>
    public static TermIndex Build(IReadOnlyList<IReadOnlyList<string>> documents, TermIndex? corpus = null)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var frequencies = new List<List<(int Document, float Value)>>();
        for (var document = 0; document < documents.Count; document++)
        {
            CountInto(documents[document], document, rows, frequencies);
        }

        var average = corpus?._averageLength ?? (documents.Count == 0 ? 1f : Math.Max(1f, (float)documents.Average(d => d.Count)));
        var idf = new float[frequencies.Count];
        foreach (var (stem, row) in rows)
        {
            idf[row] = corpus?.KnownIdf(stem) ?? Idf(corpus?.Documents ?? documents.Count, frequencies[row].Count);
            foreach (ref var posting in CollectionsMarshal.AsSpan(frequencies[row]))
            {
                var length = documents[posting.Document].Count / average;
                posting.Value = idf[row] * posting.Value * (K1 + 1) / (posting.Value + (K1 * (1 - B + (B * length))));
            }
        }

        return new TermIndex(rows, idf, new Postings(frequencies), documents.Count, average, corpus);
    }

    /// <summary>The place of a stem in a sparse vector: a hash, which needs no dictionary and means the same in every index.</summary>
    public static uint PlaceOf(string stem)
    {
        // FNV-1a.
        var hash = 2166136261u;
        foreach (var character in stem)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }

    /// <summary>The words of each document with the part of their impact that belongs to the document, without idf.</summary>
    public List<(uint Place, float Value)>[] ByDocument()
    {
        var all = new List<(uint Place, float Value)>[Documents];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = [];
        }

        foreach (var (stem, row) in _rows)
        {
            var place = PlaceOf(stem);
            var documents = _impacts.Documents(row);
            var values = _impacts.Values(row);
            for (var i = 0; i < documents.Length; i++)
            {
                all[documents[i]].Add((place, values[i] / _idf[row]));
            }
        }

        return all;
    }

    /// <summary>The row of a stem, or -1.</summary>
    public int Row(string stem) => _rows.GetValueOrDefault(stem, -1);

    /// <summary>The weight of a row.</summary>
    public float IdfOf(int row) => _idf[row];

    /// <summary>The weight of a stem; null when no document has it.</summary>
    public float? KnownIdf(string stem) => _corpus?.KnownIdf(stem) ?? (_rows.TryGetValue(stem, out var row) ? _idf[row] : null);

    /// <summary>The weight of a word that so many of the documents have.</summary>
    public float IdfOfCount(int documentsWithIt) => Idf(_corpus?.Documents ?? Documents, documentsWithIt);

    private static float Idf(int documents, int documentsWithIt) =>
        MathF.Log(1 + ((documents - documentsWithIt + 0.5f) / (documentsWithIt + 0.5f)));

    private static void CountInto(
        IReadOnlyList<string> stems, int document, Dictionary<string, int> rows, List<List<(int Document, float Value)>> frequencies)
    {
        foreach (var stem in stems)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, stem, out var known);
            if (!known)
            {
                row = frequencies.Count;
                frequencies.Add([]);
            }

            var postings = frequencies[row];
            if (postings.Count > 0 && postings[^1].Document == document)
            {
                postings[^1] = (document, postings[^1].Value + 1);
            }
            else
            {
                postings.Add((document, 1));
            }
        }
    }
}
