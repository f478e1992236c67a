using EnquiryBot.Language;
using EnquiryBot.Privacy;

namespace EnquiryBot.Safeguarding;

/// <summary>
/// The words of a message as phrases see them: lower case, accents and look-alike letters folded, apostrophes dropped, a letter
/// written several times in a row written once (HELLLP = help, kiling = killing). Each knows where its sentence ends.
/// </summary>
internal sealed class MessageWords
{
    private readonly char[] _letters;
    private readonly List<(int Start, int Length)> _words = [];
    private readonly List<int> _sentenceEnds = [];

    private MessageWords(string folded)
    {
        _letters = new char[folded.Length];
        var (length, start, first) = (0, 0, 0);
        foreach (var c in folded)
        {
            var letter = Unaccented.Letter(c);
            if (char.IsLetterOrDigit(letter))
            {
                var isRepeated = length > start && _letters[length - 1] == letter && !char.IsDigit(letter);
                _letters[length] = letter;
                length += isRepeated ? 0 : 1;
                continue;
            }

            // An apostrophe joins: don't is one word, written dont as often.
            if (letter != '\'')
            {
                start = EndWord(start, length);
                first = letter is '.' or '!' or '?' or ';' or '\n' ? EndSentence(first) : first;
            }
        }

        EndWord(start, length);
        EndSentence(first);
    }

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index] => _letters.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>Reads a message.</summary>
    public static MessageWords Of(string text) => new(new FoldedText(text).Value);

    /// <summary>How many words a text has.</summary>
    public static int CountOf(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit) ? 1 : Of(text).Count;

    /// <summary>A single word as it is met in a message.</summary>
    /// <param name="word">The word, in lower case and without accents.</param>
    public static string Single(string word)
    {
        Span<char> letters = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            var isRepeated = length > 0 && letters[length - 1] == letter && !char.IsDigit(letter);
            if (char.IsLetterOrDigit(letter) && !isRepeated)
            {
                letters[length++] = letter;
            }
        }

        return new string(letters[..length]);
    }

    /// <summary>The place after the last word of the sentence that a word stands in.</summary>
    public int SentenceEnd(int index) => _sentenceEnds[index];

    private int EndWord(int start, int length)
    {
        if (length > start)
        {
            _words.Add((start, length - start));
        }

        return length;
    }

    private int EndSentence(int first)
    {
        _sentenceEnds.AddRange(Enumerable.Repeat(_words.Count, _words.Count - first));
        return _words.Count;
    }
}
