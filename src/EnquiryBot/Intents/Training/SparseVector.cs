namespace EnquiryBot.Intents.Training;

/// <summary>A text as weighted features: indices ascend and are unique.</summary>
/// <param name="Indices">The features that occur.</param>
/// <param name="Values">Their weights, in the order of <paramref name="Indices"/>.</param>
/// <param name="KnownWords">The share of the text's words that the vocabulary has, 0 to 1; 0 for a text without words.</param>
/// <param name="KnownGrams">The same for its character n-grams.</param>
internal sealed record SparseVector(int[] Indices, float[] Values, double KnownWords, double KnownGrams);
