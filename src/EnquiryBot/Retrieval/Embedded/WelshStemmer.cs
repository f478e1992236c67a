namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Brings the forms of a Welsh word together for matching. The first consonant of a Welsh word changes with the word
/// before it (soft, nasal and aspirate mutation): <c>biniau, finiau, miniau</c>. All consonants that can be forms of one
/// another fold to one letter, so no dictionary is needed; the result is a key, not a Welsh word. Endings come off
/// cautiously: <c>biniau</c> and <c>bin</c>, <c>talu</c> and <c>talwch</c>.
/// </summary>
internal static class WelshStemmer
{
    // Longest first. Each class: p b m and their mutations; t d and theirs; c g and theirs.
    private static readonly (string Form, char Class)[] Mutations =
    [
        ("ngh", 'c'), ("mh", 'p'), ("nh", 't'), ("ng", 'c'), ("ph", 'p'), ("ff", 'F'), ("th", 't'), ("ch", 'c'), ("dd", 't'), ("ll", 'l'),
        ("rh", 'r'), ("p", 'p'), ("b", 'p'), ("f", 'p'), ("m", 'p'), ("t", 't'), ("d", 't'), ("n", 't'), ("c", 'c'), ("g", 'c'), ("h", 'h'),
    ];

    private static readonly (string Ending, int KeepAtLeast)[] Endings =
    [
        ("iadau", 4), ("iwch", 3), ("oedd", 4), ("iad", 4), ("iau", 3), ("ion", 4), ("wch", 3), ("wyd", 4), ("ydd", 5), ("au", 3), ("io", 4),
        ("ir", 4), ("u", 3), ("o", 4), ("i", 4),
    ];

    /// <summary>The key of a lower-case word whose accents are folded.</summary>
    public static string Stem(string word) => word.Length < 2 || char.IsAsciiDigit(word[0]) ? word : StripEnding(FoldInitial(word));

    private static string FoldInitial(string word)
    {
        foreach (var (form, mutation) in Mutations)
        {
            if (word.StartsWith(form, StringComparison.Ordinal))
            {
                return Fold(mutation, word[form.Length..]);
            }
        }

        return word;
    }

    // Soft mutation drops a g (gardd, ardd) and h comes before a vowel (ardal, hardal), so that these fold to nothing when
    // enough of the word is left to tell it by.
    private static string Fold(char mutation, string rest) => mutation switch
    {
        'F' => "ff" + rest,
        'c' or 'h' when rest.Length >= 3 => rest,
        _ => mutation + rest,
    };

    private static string StripEnding(string word)
    {
        foreach (var (ending, keep) in Endings)
        {
            if (word.Length - ending.Length >= keep && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
