using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.Language;

/// <summary>
/// Tells English from Welsh in one short message, typed without accents, misspelt or mixed. Each word adds its weight:
/// known words by the lexicon, unknown ones by their letters, names (capitals inside a sentence, Welsh place names) a
/// little. Pure and stateless; a message takes microseconds.
/// </summary>
public sealed class LanguageDetector
{
    // The sum of weights from which a message counts as told. One everyday word that only one language has is enough.
    private const float Enough = 1.2f;
    private const float NameShare = 0.15f;
    private const float EnglishCapitalShare = 0.7f;
    private const float WelshCapitalShare = 0.4f; // streets and places are Welsh words in English sentences
    private const float WelshClitic = 2.5f;
    private const float WelshAccent = 2.5f;
    private const int LongestWord = 40;

    // Said in both languages, so they tell nothing.
    private static readonly HashSet<string> Neutral = new(
        ["ok", "okay", "oce", "hi", "hey", "hmm", "haha", "lol", "wow", "oh", "ah", "email", "e", "no", "bye", "taxi", "internet", "facebook", "twitter", "covid", "pdf", "app", "www", "http", "https", "com", "gov", "uk", "org", "llyw", "s", "t", "n"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> StreetWords = new(["heol", "ffordd", "stryd", "lon", "clos", "rhodfa", "trem", "bro", "cae"], StringComparer.Ordinal);

    private static readonly string[] PlacePrefixes = ["llan", "aber", "caer", "pont", "tre", "pen", "ystrad", "rhos", "bryn", "cwm", "nant", "maes", "porth", "betws", "capel", "ynys"];

    /// <summary>Detects the language of a citizen's message among those that the council serves.</summary>
    /// <param name="text">The redacted message; names such as [email] count for nothing.</param>
    /// <param name="languages">The council's languages, the default first.</param>
    /// <returns>The language, or undecided. With one language, that one.</returns>
    public LanguageGuess Detect(RedactedText text, IReadOnlyList<LanguageTag> languages) =>
        languages.Count == 1 ? new LanguageGuess(languages[0], 1) : Detect(text.Value);

    internal LanguageGuess Detect(string text)
    {
        var sum = Weigh(text);
        var confidence = 1 / (1 + Math.Exp(-Math.Abs(sum)));
        return Math.Abs(sum) < Enough
            ? new LanguageGuess(null, confidence)
            : new LanguageGuess(sum > 0 ? LanguageTag.Welsh : LanguageTag.English, confidence);
    }

    /// <summary>The sum of the words' weights: above 0 Welsh, below 0 English.</summary>
    internal static float Weigh(string text)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var tally = new LanguageTally();
        var (sentenceStart, afterName, shouted, street) = (true, false, !text.Any(char.IsLower), 0);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                sentenceStart |= text[i] is '.' or '?' or '!' or '\n' or ':';
                i += text[i] == '[' ? Math.Max(1, PersonalDataNames.LengthAt(text, i)) : 1;
                continue;
            }

            var start = i;
            i = EndOfWord(text, start);
            if (IsMark(text, start, i))
            {
                continue;
            }

            var capital = char.IsUpper(text[start]) && !shouted;
            var linksName = afterName && !capital && i - start <= 2 && IsCapital(text, i + 1);
            var weight = WeighWord(text.AsSpan(start, i - start), buffer, isName: capital && !sentenceStart);
            street = WordsOfStreet(buffer[..Math.Min(i - start, LongestWord)], street);
            tally.Add(street > 0 ? 0 : weight * (linksName ? NameShare : 1));
            (sentenceStart, afterName) = (false, capital);
        }

        return tally.Sum;
    }

    // "Heol y Bryn": the word for a street, and the one or two after it, are a name in either language.
    private static int WordsOfStreet(ReadOnlySpan<char> word, int before)
    {
        if (StreetWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return 2;
        }

        return before == 2 && word is "y" or "yr" ? 2 : before - 1;
    }

    private static bool IsCapital(string text, int place) => place < text.Length && char.IsUpper(text[place]);

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsOfWord(text, end))
        {
            end++;
        }

        return end;
    }

    // "(a)" numbers a clause, and "is-" or "e-" begins a compound: neither is the word that it looks like.
    private static bool IsMark(string text, int start, int end) =>
        (end - start == 1 && start > 0 && text[start - 1] == '(')
        || (end - start <= 2 && end + 1 < text.Length && text[end] == '-' && char.IsLetter(text[end + 1]));

    // An apostrophe belongs to the word only between letters.
    private static bool IsOfWord(string text, int place) =>
        char.IsLetter(text[place]) || (Unaccented.Letter(text[place]) == '\'' && place + 1 < text.Length && char.IsLetter(text[place + 1]));

    private static float WeighWord(ReadOnlySpan<char> typed, Span<char> buffer, bool isName)
    {
        if (typed.Length > buffer.Length)
        {
            return 0;
        }

        var accents = 0f;
        for (var i = 0; i < typed.Length; i++)
        {
            buffer[i] = Unaccented.Letter(typed[i]);
            accents += typed[i] is 'ŵ' or 'Ŵ' or 'ŷ' or 'Ŷ' ? WelshAccent : 0;
        }

        ReadOnlySpan<char> word = buffer[..typed.Length];
        if (typed is "I")
        {
            return LanguageLexicon.TryGet("im", out var pronoun) ? pronoun : 0;
        }

        return accents + (LanguageLexicon.TryGet(word, out var whole) ? Known(word, whole, isName) : WeighParts(word, isName));
    }

    private static float Known(ReadOnlySpan<char> word, float weight, bool isName) =>
        Neutral.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? 0 : !isName ? weight
        : Math.Abs(weight) >= LanguageLexicon.GrammarWeight ? weight
        : weight * (weight > 0 ? WelshCapitalShare : EnglishCapitalShare);

    private static float WeighParts(ReadOnlySpan<char> word, bool isName)
    {
        var apostrophe = word.IndexOf('\'');
        if (apostrophe < 0)
        {
            return WeighUnknown(word, isName);
        }

        var clitic = word[(apostrophe + 1)..];
        var tail = clitic switch
        {
            "r" or "n" or "u" or "w" or "i" or "th" or "ch" => WelshClitic,
            "s" or "ve" or "ll" or "re" or "d" or "t" => -WelshClitic / 2,
            _ => 0,
        };
        var head = word[..apostrophe];
        return tail + (LanguageLexicon.TryGet(head, out var known) ? Known(head, known, isName) : WeighUnknown(head, isName));
    }

    private static float WeighUnknown(ReadOnlySpan<char> word, bool isName)
    {
        if (Neutral.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return 0;
        }

        var letters = LanguageLexicon.FromLetters(word);
        return isName || IsPlace(word) ? letters * NameShare : letters;
    }

    private static bool IsPlace(ReadOnlySpan<char> word)
    {
        foreach (var prefix in PlacePrefixes)
        {
            if (word.Length > prefix.Length + 2 && word.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
