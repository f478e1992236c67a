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
