using System.Numerics.Tensors;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>A text in a pack: where its vector goes, and its tokens.</summary>
internal readonly record struct PackedText(int Index, int[] Tokens);

/// <summary>
/// Texts that go through the network together, 128 tokens at most: the weights are read from memory once for all of them.
/// </summary>
internal sealed record Pack(IReadOnlyList<PackedText> Texts, int Tokens)
{
    /// <summary>The most tokens of a text, and of a pack.</summary>
    public const int MostTokens = 128;

    /// <summary>Writes the mean of the tokens of each text over the first rows, one row a text.</summary>
    /// <param name="rows">One row a token.</param>
    /// <param name="width">The numbers of a row.</param>
    public void Pool(Span<float> rows, int width)
    {
        // A text's row never lies behind its first token: nothing is overwritten that is still to be read.
        var first = 0;
        for (var i = 0; i < Texts.Count; i++)
        {
            var mean = rows.Slice(i * width, width);
            var tokens = Texts[i].Tokens.Length;
            rows.Slice(first * width, width).CopyTo(mean);
            for (var token = first + 1; token < first + tokens; token++)
            {
                TensorPrimitives.Add(mean, rows.Slice(token * width, width), mean);
            }

            TensorPrimitives.Divide(mean, tokens, mean);
            first += tokens;
        }
    }

    /// <summary>Packs texts; one without tokens is in no pack.</summary>
    public static List<Pack> Of(List<int[]> texts)
    {
        var packs = new List<Pack>();
        var open = new List<PackedText>();
        var tokens = 0;
        foreach (var (index, text) in texts.Index().Where(t => t.Item.Length > 0))
        {
            if (tokens + text.Length > MostTokens)
            {
                packs.Add(new Pack([.. open], tokens));
                open.Clear();
                tokens = 0;
            }

            open.Add(new PackedText(index, text));
            tokens += text.Length;
        }

        if (open.Count > 0)
        {
            packs.Add(new Pack(open, tokens));
        }

        return packs;
    }
}
