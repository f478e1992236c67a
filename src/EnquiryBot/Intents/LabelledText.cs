namespace EnquiryBot.Intents;

/// <summary>One example that a classifier learns from or is tested on.</summary>
/// <param name="Text">What somebody might write; our own or public words, never a citizen's.</param>
/// <param name="Label">What it is about.</param>
public sealed record LabelledText(string Text, string Label);

/// <summary>A label with how likely it is.</summary>
/// <param name="Label">The label.</param>
/// <param name="Probability">0 to 1, calibrated: of the predictions made at 0.8 about 80 % are right.</param>
public sealed record RankedLabel(string Label, double Probability);

/// <summary>What a text is about by a <see cref="LabelModel"/>.</summary>
/// <param name="Ranked">Up to five labels, most likely first; never empty.</param>
/// <param name="InScope">How sure the model is that the text belongs to any of its labels but the out-of-scope one, 0 to 1.</param>
/// <param name="Rejected">Whether the text counts as out of scope: that label came first, or <paramref name="InScope"/> is under the threshold.</param>
public sealed record LabelPrediction(IReadOnlyList<RankedLabel> Ranked, double InScope, bool Rejected);
