namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The English stemmer of M. F. Porter, "An algorithm for suffix stripping" (Program 14(3), 1980), with the two departures
/// of its author's own reference program (step 2 <c>bli</c> and <c>logi</c>). It works in place on lower-case a to z.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou",
    ];

    /// <summary>The stem of a lower-case word; a word that is short or has other characters than a to z comes back unchanged.</summary>
    public static string Stem(string word)
    {
        if (word.Length is <= 2 or > 40 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        Span<char> buffer = stackalloc char[word.Length + 1];
        word.CopyTo(buffer);
        var stem = new Word(buffer, word.Length);
        stem.Plurals();
        stem.PastAndGerund();
        stem.FinalY();
        stem.Replace(Step2);
        stem.Replace(Step3);
        stem.Strip();
        stem.FinalE();
        stem.DoubleL();
        var result = stem.Text;
        return result.SequenceEqual(word) ? word : result.ToString();
    }

    private ref struct Word(Span<char> buffer, int length)
    {
        private readonly Span<char> _buffer = buffer;
        private int _length = length;

        public readonly ReadOnlySpan<char> Text => _buffer[.._length];

        public void Plurals()
        {
            if (_buffer[_length - 1] != 's')
            {
                return;
            }

            if (Text.EndsWith("sses") || Text.EndsWith("ies"))
            {
                _length -= 2;
            }
            else if (_buffer[_length - 2] != 's')
            {
                _length--;
            }
        }

        public void PastAndGerund()
        {
            if (Text.EndsWith("eed"))
            {
                _length -= Measure(_length - 3) > 0 ? 1 : 0;
                return;
            }

            var cut = Text.EndsWith("ed") ? 2 : Text.EndsWith("ing") ? 3 : 0;
            if (cut == 0 || !HasVowel(_length - cut))
            {
                return;
            }

            _length -= cut;
            if (Text.EndsWith("at") || Text.EndsWith("bl") || Text.EndsWith("iz") || (Measure(_length) == 1 && EndsInConsonantVowelConsonant(_length)))
            {
                _buffer[_length++] = 'e';
            }
            else if (EndsInDoubleConsonant() && _buffer[_length - 1] is not ('l' or 's' or 'z'))
            {
                _length--;
            }
        }

        public readonly void FinalY()
        {
            if (_buffer[_length - 1] == 'y' && HasVowel(_length - 1))
            {
                _buffer[_length - 1] = 'i';
            }
        }

        public void Replace((string Suffix, string By)[] rules)
        {
            foreach (var (suffix, by) in rules)
            {
                if (!Text.EndsWith(suffix))
                {
                    continue;
                }

                if (Measure(_length - suffix.Length) > 0)
                {
                    _length -= suffix.Length;
                    by.CopyTo(_buffer[_length..]);
                    _length += by.Length;
                }

                return;
            }
        }

        public void Strip()
        {
            foreach (var suffix in Step4)
            {
                if (!Text.EndsWith(suffix))
                {
                    continue;
                }

                var rest = _length - suffix.Length;
                var allowed = suffix != "ion" || (rest > 0 && _buffer[rest - 1] is 's' or 't');
                _length = allowed && Measure(rest) > 1 ? rest : _length;
                return;
            }
        }

        public void FinalE()
        {
            if (_buffer[_length - 1] != 'e')
            {
                return;
            }

            var measure = Measure(_length - 1);
            if (measure > 1 || (measure == 1 && !EndsInConsonantVowelConsonant(_length - 1)))
            {
                _length--;
            }
        }

        public void DoubleL()
        {
            if (_buffer[_length - 1] == 'l' && EndsInDoubleConsonant() && Measure(_length - 1) > 1)
            {
                _length--;
            }
        }

        private readonly bool IsConsonant(int i) => _buffer[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(i - 1),
            _ => true,
        };

        /// <summary>How often a run of vowels is followed by a run of consonants in the first <paramref name="end"/> letters.</summary>
        private readonly int Measure(int end)
        {
            var measure = 0;
            var afterVowel = false;
            for (var i = 0; i < end; i++)
            {
                var consonant = IsConsonant(i);
                measure += consonant && afterVowel ? 1 : 0;
                afterVowel = !consonant;
            }

            return measure;
        }

        private readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (!IsConsonant(i))
                {
                    return true;
                }
            }

            return false;
        }

        private readonly bool EndsInDoubleConsonant() =>
            _length >= 2 && _buffer[_length - 1] == _buffer[_length - 2] && IsConsonant(_length - 1);

        private readonly bool EndsInConsonantVowelConsonant(int end) =>
            end >= 3 && IsConsonant(end - 1) && !IsConsonant(end - 2) && IsConsonant(end - 3) && _buffer[end - 1] is not ('w' or 'x' or 'y');
    }
}
