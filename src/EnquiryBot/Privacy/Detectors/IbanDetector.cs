using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// International bank account numbers: a country of the SWIFT IBAN registry, exactly as many characters as that country
/// uses, and the ISO 7064 mod 97-10 check.
/// </summary>
internal sealed class IbanDetector : IPersonalDataDetector
{
    private static readonly FrozenDictionary<string, int> LengthByCountry = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 " +
        "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 " +
        "MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 " +
        "SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
        .Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..], System.Globalization.CultureInfo.InvariantCulture));

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        foreach (var group in text.Digits)
        {
            // The two check digits follow the country at once or after a gap: "GB33", "GB 33".
            var letters = text[group.Start - 1] == ' ' ? group.Start - 3 : group.Start - 2;
            if (char.IsAsciiLetter(text[letters]) && char.IsAsciiLetter(text[letters + 1])
                && LengthByCountry.TryGetValue(text.Value.Substring(letters, 2).ToUpperInvariant(), out var length)
                && EndOf(text, letters, length) is { } end)
            {
                found.Add(new PersonalDataFind(PersonalDataKind.Iban, letters, end));
            }
        }
    }

    private static int? EndOf(FoldedText text, int start, int length)
    {
        Span<char> iban = stackalloc char[length];
        var place = start;
        for (var i = 0; i < length; i++)
        {
            place = i > 0 && text[place] is ' ' or '-' or '.' ? place + 1 : place;
            if (!char.IsAsciiLetterOrDigit(text[place]))
            {
                return null;
            }

            iban[i] = char.ToUpperInvariant(text[place++]);
        }

        return char.IsAsciiDigit(iban[2]) && char.IsAsciiDigit(iban[3]) && PassesCheck(iban) && !char.IsAsciiDigit(text[place]) ? place : null;
    }

    private static bool PassesCheck(ReadOnlySpan<char> iban)
    {
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var character = iban[(i + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder == 1;
    }
}
