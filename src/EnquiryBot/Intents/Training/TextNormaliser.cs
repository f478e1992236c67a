using System.Globalization;
using System.Text;

namespace EnquiryBot.Intents.Training;

/// <summary>
/// Makes writings of one thing alike: lower case, accents folded (<c>tŷ</c> = <c>ty</c>), apostrophes dropped
/// (<c>don't</c> = <c>dont</c>, <c>mae'r</c> = <c>maer</c>), everything else that is no letter or digit a space.
/// </summary>
internal static class TextNormaliser
{
    // .NET's own decomposition does nothing in the invariant culture that the service runs in.
    private const string Accented = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōřśšťùúûüūůẁẃẅŵỳýÿŷźżž";
    private const string Plain = "aaaaaaaaacccdeeeeeeeiiiiilnnnooooooorsstuuuuuuwwwwyyyyzzz";

    /// <summary>The words with one space before, between and after them; a single space when there is none.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            Append(result, Rune.ToLowerInvariant(rune));
        }

        return result[^1] == ' ' ? result.ToString() : result.Append(' ').ToString();
    }

    private static void Append(StringBuilder result, Rune lower)
    {
        if (lower.Value is '\'' or '\u2019' or '\u2018' or '`' || Rune.GetUnicodeCategory(lower) == UnicodeCategory.NonSpacingMark)
        {
            return;
        }

        if (!Rune.IsLetterOrDigit(lower))
        {
            result.Append(result[^1] == ' ' ? "" : " ");
        }
        else if (lower.IsAscii)
        {
            result.Append((char)lower.Value);
        }
        else
        {
            var accented = lower.IsBmp ? Accented.IndexOf((char)lower.Value, StringComparison.Ordinal) : -1;
            result.Append(accented < 0 ? lower.ToString() : Plain[accented].ToString());
        }
    }
}
