namespace EnquiryBot.Embeddings;

/// <summary>
/// What made a vector. It is stored with every index: vectors of two models, or of two lengths, cannot be compared, so
/// another model means that the whole index is made again.
/// </summary>
/// <param name="Id">The provider and the model, such as <c>openai/text-embedding-3-small</c>.</param>
/// <param name="Dimensions">How long a vector is.</param>
public sealed record EmbeddingModel(string Id, int Dimensions);
