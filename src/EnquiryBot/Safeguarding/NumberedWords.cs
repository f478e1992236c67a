using System.Runtime.InteropServices;

namespace EnquiryBot.Safeguarding;

/// <summary>A message as numbers of a vocabulary.</summary>
internal sealed class NumberedWords
{
    private readonly MessageWords _words;
    private readonly List<int> _numbers = [];
    private readonly int[] _ends;

    /// <summary>Looks every word up.</summary>
    public NumberedWords(MessageWords words, Vocabulary vocabulary)
    {
        _words = words;
        _ends = new int[words.Count];
        var found = new List<int>();
        for (var i = 0; i < words.Count; i++)
        {
            found.Clear();
            vocabulary.Find(words[i], found);
            _numbers.AddRange(found);
            _ends[i] = _numbers.Count;
        }
    }

    /// <summary>How many words the message has.</summary>
    public int Count => _ends.Length;

    /// <summary>The place after the last word of the sentence that a word stands in.</summary>
    public int SentenceEnd(int index) => _words.SentenceEnd(index);

    /// <summary>The numbers of a word; empty when no phrase has it.</summary>
    public ReadOnlySpan<int> At(int index) =>
        CollectionsMarshal.AsSpan(_numbers)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    /// <summary>Whether a word is one of some.</summary>
    public bool IsAnyOf(int index, HashSet<int> words)
    {
        foreach (var number in At(index))
        {
            if (words.Contains(number))
            {
                return true;
            }
        }

        return false;
    }
}
