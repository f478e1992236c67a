using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace EnquiryBot.Tests.Privacy;

/// <summary>A valid item as a citizen may write it, and what redaction makes of it.</summary>
internal sealed record PersonalDataItem(string Text, string Masked);

/// <summary>Generates valid items of every kind. Phone numbers come from Ofcom's ranges for drama, addresses from example domains.</summary>
internal static class PersonalDataItems
{
    public static Gen<PersonalDataItem> Any => Gen.OneOf(Email, Phone, Card, NationalInsurance, Nhs, Bank, Iban, Postcode);

    private static Gen<PersonalDataItem> Email => Written("[email]",
        from name in Gen.Elements("name", "first.last", "a_b+bins", "O'Neill-9", "siân")
        from sign in Gen.Elements("@", " @ ", "(at)", " [at] ", " (AT) ")
        from domain in Gen.Elements("example.org", "mail.example.co.uk", "example dot org", "example [dot] com", "EXAMPLE.NET")
        select name + sign + domain);

    private static Gen<PersonalDataItem> Phone => Written("[phone number]",
        from range in Gen.Elements("07700 900", "020 7946 0", "0117 496 0", "01632 960", "03069 990", "0808 157 0", "029 2018 0", "(01632) 960", "+44 7700 900", "+44 (0)20 7946 0", "0044 1632 960", "+447700900")
        from end in DigitsOf(3)
        from written in Spacing(range + end)
        select written);

    private static Gen<PersonalDataItem> Card => Written("[card number]",
        from shape in Gen.Elements(("4", 16, "4-4-4-4"), ("51", 16, "4-4-4-4"), ("2221", 16, "16"), ("34", 15, "4-6-5"), ("36", 14, "4-6-4"), ("4", 13, "13"), ("6304", 19, "4-4-4-4-3"), ("4", 16, "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1"))
        from rest in DigitsOf(shape.Item2 - shape.Item1.Length - 1)
        from separator in Gen.Elements(" ", "-", "\u00A0")
        select Grouped(WithLuhn(shape.Item1 + rest), shape.Item3, separator));

    // HMRC issues no number with six noughts.
    private static Gen<PersonalDataItem> NationalInsurance => Written("[National Insurance number]",
        from first in Gen.Elements("ABCEGHJKLMNOPRSTWXYZ".ToCharArray())
        from second in Gen.Elements("ACEHJLMPRSWXY".ToCharArray())
        from suffix in Gen.Elements('A', 'B', 'C', 'D')
        from shape in Gen.Elements("{0}{1}000000{2}", "{0}{1} 00 00 00 {2}", "{0}{1}-00-00-00-{2}", "{0}{1} 000000 {2}", "{0}{1} 000 000{2}")
        select string.Format(CultureInfo.InvariantCulture, shape, first, second, suffix));

    private static Gen<PersonalDataItem> Nhs => Written("[NHS number]",
        from digits in DigitsOf(6).Select(d => "999" + d).Where(d => NhsCheck(d) < 10)
        from shape in Gen.Elements("3-3-4", "10")
        from separator in Gen.Elements(" ", "-")
        select Grouped(digits + NhsCheck(digits), shape, separator));

    private static Gen<PersonalDataItem> Bank =>
        from sort in DigitsOf(6)
        from account in DigitsOf(8)
        from shape in Gen.Elements(
            ("{0} {1}", "[sort code] [account number]"),
            ("sort code {0} account number {1}", "sort code [sort code] account number [account number]"),
            ("Sort: {0}, Acc: {1}", "Sort: [sort code], Acc: [account number]"))
        select new PersonalDataItem(string.Format(CultureInfo.InvariantCulture, shape.Item1, Grouped(sort, "2-2-2", "-"), account), shape.Item2);

    private static Gen<PersonalDataItem> Iban => Written("[IBAN]",
        from country in Gen.Elements(("GB", "WEST", 14), ("IE", "AIBK", 14), ("DE", "", 18), ("NL", "ABNA", 10), ("NO", "", 11), ("PL", "", 24))
        from digits in DigitsOf(country.Item3)
        from grouped in Gen.Elements(true, false)
        select WithIbanCheck(country.Item1, country.Item2 + digits) is var iban && grouped ? string.Join(' ', iban.Chunk(4).Select(c => new string(c))) : iban);

    private static Gen<PersonalDataItem> Postcode => Written("[postcode]",
        from outcode in Gen.Elements("WM1", "WM12", "W1A", "EC1A", "L2", "M60")
        from gap in Gen.Elements("", " ", "  ", "\u00A0", "-")
        from digit in DigitsOf(1)
        from unit in Gen.Elements("AB", "XY", "ST", "ZZ")
        select outcode + gap + digit + unit);

    private static Gen<PersonalDataItem> Written(string masked, Gen<string> texts) =>
        from text in texts
        from style in Gen.Choose(0, 9)
        select new PersonalDataItem(Styled(text, style), masked);

    private static string Styled(string text, int style) => style switch
    {
        0 => string.Concat(text.Select(c => c is > ' ' and < '\x7F' ? (char)(c + 0xFEE0) : c)),
        1 => string.Join('\u200B', text.ToCharArray()),
        2 => text.ToLowerInvariant(),
        3 => text.Replace('-', '\u2011').Replace(' ', '\u2009'),
        _ => text,
    };

    private static Gen<string> Spacing(string number) => Gen.Elements(number, number.Replace(' ', '-'), number.Replace(' ', '.'), number.Replace(" ", ""));

    private static Gen<string> DigitsOf(int count) =>
        Gen.Choose(0, 9).ArrayOf(count).Select(digits => string.Concat(digits));

    private static string Grouped(string digits, string shape, string separator)
    {
        var at = 0;
        return string.Join(separator, shape.Split('-').Select(part => digits[at..(at += int.Parse(part, CultureInfo.InvariantCulture))]));
    }

    private static string WithLuhn(string digits)
    {
        var sum = digits.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(d => d > 9 ? d - 9 : d);
        return digits + ((10 - (sum % 10)) % 10);
    }

    private static int NhsCheck(string digits) => (11 - (digits.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11)) % 11;

    private static string WithIbanCheck(string country, string rest)
    {
        var numeric = string.Concat((rest + country + "00").Select(c => char.IsDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        var check = 98 - (int)(BigInteger.Parse(numeric, CultureInfo.InvariantCulture) % 97);
        return $"{country}{check:00}{rest}";
    }
}
