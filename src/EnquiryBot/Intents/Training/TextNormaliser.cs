using System.Globalization;
using System.Text;

namespace EnquiryBot.Intents.Training;

/// <summary>
/// Makes writings of one thing alike: lower case, accents folded (<c>tŷ</c> = <c>ty</c>), apostrophes dropped
/// (<c>don't</c> = <c>dont</c>, <c>mae'r</c> = <c>maer</c>), everything else that is no letter or digit a space.
/// </summary>
internal static class TextNormaliser
{
    /// <summary>The words with one space before, between and after them; a single space when there is none.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            Append(result, rune);
        }

        return result[^1] == ' ' ? result.ToString() : result.Append(' ').ToString();
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        if (rune.Value is '\'' or '\u2019' or '\u2018' or '`' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
        {
            return;
        }

        if (Rune.IsLetterOrDigit(rune))
        {
            result.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        else if (result[^1] != ' ')
        {
            result.Append(' ');
        }
    }

    private static string Decompose(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        // A lone surrogate, which a client can send, has no normal form and would throw.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString().Normalize(NormalizationForm.FormD);
    }
}
