namespace EnquiryBot.Language;

/// <summary>The initial mutations of Welsh: soft (cath, gath), nasal (cath, nghath), aspirate (cath, chath), and h before a vowel (ysgol, hysgol).</summary>
internal static class WelshMutations
{
    private static readonly (string Radical, string[] Mutated)[] Rules =
    [
        ("ch", []), ("th", []), ("ph", []), ("dd", []), ("ff", []),
        ("ll", ["l"]), ("rh", ["r"]),
        ("p", ["b", "mh", "ph"]), ("t", ["d", "nh", "th"]), ("c", ["g", "ngh", "ch"]),
        ("b", ["f", "m"]), ("d", ["dd", "n"]), ("g", ["", "ng"]), ("m", ["f"]),
        ("a", ["ha"]), ("e", ["he"]), ("i", ["hi"]), ("o", ["ho"]), ("u", ["hu"]), ("w", ["hw"]), ("y", ["hy"]),
    ];

    /// <summary>The mutated forms of a word of four letters or more; shorter ones would collide with English.</summary>
    public static IEnumerable<string> Of(string word)
    {
        if (word.Length < 4)
        {
            return [];
        }

        var rule = Rules.FirstOrDefault(r => word.StartsWith(r.Radical, StringComparison.Ordinal));
        return (rule.Mutated ?? []).Select(initial => initial + word[rule.Radical.Length..]);
    }
}
