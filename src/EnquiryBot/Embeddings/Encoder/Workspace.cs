namespace EnquiryBot.Embeddings.Encoder;

/// <summary>The intermediate values of one pack (3 MB), used again for the next.</summary>
internal sealed class Workspace
{
    /// <summary>The values between layers.</summary>
    public float[] Stream { get; } = new float[Pack.MostTokens * 512];

    /// <summary>The normalised values, then the result of the attention.</summary>
    public float[] Normal { get; } = new float[Pack.MostTokens * 512];

    /// <summary>What a layer adds.</summary>
    public float[] Added { get; } = new float[Pack.MostTokens * 512];

    /// <summary>Queries, keys and values, then the inner layer of the feed-forward part.</summary>
    public float[] Wide { get; } = new float[Pack.MostTokens * 1536];

    /// <summary>The attention of one token.</summary>
    public float[] Scores { get; } = new float[Pack.MostTokens];
}
