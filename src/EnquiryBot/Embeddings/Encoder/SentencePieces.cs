using System.Text;
using System.Text.Json;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>
/// Cuts text into the pieces of the vocabulary whose probabilities multiply to the most. It gives the ids of the JavaScript
/// tokenizer that the weights were published with, with its quirks, because the network was measured with those ids.
/// </summary>
internal sealed class SentencePieces
{
    private const int FirstPiece = 6;
    private const int Unknown = 0;
    private const int Gap = 0x2581;

    private readonly List<Piece> _nodes = [new Piece(-1, 0, 0)];
    private readonly Dictionary<(int Node, int Symbol), int> _next = [];

    private SentencePieces()
    {
    }

    /// <summary>Reads <c>vocab.json</c>: pairs of a piece and the logarithm of its probability.</summary>
    public static SentencePieces Parse(byte[] vocabulary)
    {
        var pieces = new SentencePieces();
        using var json = JsonDocument.Parse(vocabulary);
        foreach (var (id, pair) in json.RootElement.EnumerateArray().Index().Skip(FirstPiece))
        {
            // Seven pieces with a colon have no score, which counts as 0. Of a piece that occurs twice the last one counts.
            pieces.Add(pair[0].GetString()!, id, pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble() : 0);
        }

        return pieces;
    }

    /// <summary>The ids of a text, 128 at most; none for text that is blank. White space counts once, and not at the ends.</summary>
    public int[] Encode(string text)
    {
        var tidy = Tidy(text);
        if (tidy.Length == 0)
        {
            return [];
        }

        List<int> symbols = [' ', .. CompatibilityForm.Of(tidy)];
        for (var i = 0; i < symbols.Count; i++)
        {
            symbols[i] = symbols[i] == ' ' ? Gap : symbols[i];
        }

        var ids = BestPath(symbols);
        return ids.Length > Pack.MostTokens ? ids[..Pack.MostTokens] : ids;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                tidy.Append(c);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd(' ');
    }

    private void Add(string text, int id, double score)
    {
        var node = 0;
        foreach (var symbol in text)
        {
            if (!_next.TryGetValue((node, symbol), out var next))
            {
                next = _nodes.Count;
                _nodes.Add(new Piece(-1, 0, 0));
                _next.Add((node, symbol), next);
            }

            node = next;
        }

        _nodes[node] = new Piece(id, score, text.Length);
    }

    private int[] BestPath(List<int> symbols)
    {
        var best = new double[symbols.Count + 1];
        var arrived = new Piece[symbols.Count + 1];
        for (var start = 0; start < symbols.Count; start++)
        {
            var (node, found) = (0, false);
            for (var end = start; end < symbols.Count && _next.TryGetValue((node, symbols[end]), out node); end++)
            {
                if (_nodes[node].Id >= 0)
                {
                    found = true;
                    Arrive(_nodes[node], best[start], ref best[end + 1], ref arrived[end + 1]);
                }
            }

            if (!found)
            {
                Arrive(new Piece(Unknown, 0, 1), best[start], ref best[start + 1], ref arrived[start + 1]);
            }
        }

        return Collect(arrived);
    }

    // The quirks: the later of two equal paths wins, and a place whose best is exactly 0 counts as not reached yet.
    private static void Arrive(Piece piece, double before, ref double best, ref Piece arrived)
    {
        var score = before + piece.Score;
        if (best == 0 || score >= best)
        {
            (best, arrived) = (score, piece);
        }
    }

    private static int[] Collect(Piece[] arrived)
    {
        var ids = new List<int>();
        for (var place = arrived.Length - 1; place > 0; place -= Math.Max(1, arrived[place].Length))
        {
            var id = arrived[place].Id;
            if (id != Unknown || ids.Count == 0 || ids[^1] != Unknown)
            {
                ids.Add(id);
            }
        }

        ids.Reverse();
        return [.. ids];
    }

    // A place that no piece ends at has the default: id 0 and, as the unknown piece, one symbol.
    private readonly record struct Piece(int Id, double Score, int Length);
}
