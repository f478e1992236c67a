namespace EnquiryBot.Intents.Training;

/// <summary>A part of the examples that a model is trained on, and the rest that it is tried on.</summary>
/// <param name="Training">The examples to train on.</param>
/// <param name="HeldOut">The examples to try.</param>
internal sealed record Fold(IReadOnlyList<LabelledText> Training, IReadOnlyList<LabelledText> HeldOut)
{
    // Two thirds are trained on, a third is held out, twice: on two processors that takes hardly longer than the full training
    // beside it, and a third run changed the calibration little.
    private const int Parts = 3;
    private const int Folds = 2;

    // When there are hardly any out-of-scope examples to learn rejection from, whole labels are left out of each fold and play
    // strangers: one in five, so that the rest still resembles the full model.
    private const int FewOutOfScope = 20;
    private const int LeaveOutOneIn = 5;

    /// <summary>Whether there are too few out-of-scope examples (under 20) to learn rejection from.</summary>
    public static bool NeedsStrangers(IReadOnlyList<LabelledText> examples, string outOfScopeLabel) =>
        examples.Count(e => e.Label == outOfScopeLabel) < FewOutOfScope;

    /// <summary>
    /// Two folds in which every label is spread evenly. Without randomness: the n-th example of a label is held out of fold
    /// n mod 3, if there is one. Folds that would leave fewer than two labels to train on are dropped.
    /// </summary>
    public static IReadOnlyList<Fold> Split(IReadOnlyList<LabelledText> examples, string outOfScopeLabel)
    {
        var needsStrangers = NeedsStrangers(examples, outOfScopeLabel);
        var inScope = examples.Select(e => e.Label).Where(l => l != outOfScopeLabel).Distinct().Order(StringComparer.Ordinal)
            .Select((label, i) => (label, i)).ToDictionary(l => l.label, l => l.i, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = examples.Select(e => (Example: e, Number: seen[e.Label] = seen.GetValueOrDefault(e.Label, -1) + 1)).ToArray();
        return [.. Enumerable.Range(0, Folds).Select(Take).Where(f => f.Training.Select(e => e.Label).Distinct().Skip(1).Any())];

        Fold Take(int fold)
        {
            var split = numbered.ToLookup(n => n.Number % Parts == fold || IsStranger(n.Example.Label, fold), n => n.Example);
            string[] trained = [.. split[false].Select(e => e.Label).Distinct()];

            // A label whose only example is held out would pass for a stranger without being one.
            return new Fold([.. split[false]], [.. split[true].Where(e => trained.Contains(e.Label) || IsStranger(e.Label, fold))]);
        }

        bool IsStranger(string label, int fold) =>
            needsStrangers && inScope.Count >= LeaveOutOneIn && inScope.TryGetValue(label, out var index) && index % LeaveOutOneIn == fold;
    }
}
