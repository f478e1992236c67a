namespace EnquiryBot.Privacy;

/// <summary>The kinds of structured personal data that are masked, the most specific first: where two claim the same text, the earlier wins.</summary>
public enum PersonalDataKind
{
    /// <summary>An international bank account number.</summary>
    Iban,

    /// <summary>A payment card number.</summary>
    CardNumber,

    /// <summary>A National Insurance number.</summary>
    NationalInsuranceNumber,

    /// <summary>An NHS number.</summary>
    NhsNumber,

    /// <summary>A UK bank sort code.</summary>
    SortCode,

    /// <summary>A UK bank account number.</summary>
    AccountNumber,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A phone number, British or international.</summary>
    PhoneNumber,

    /// <summary>A UK postcode.</summary>
    Postcode,
}

/// <summary>The names that stand in a redacted text for what was there.</summary>
public static class PersonalDataNames
{
    /// <summary>Every name with its brackets, such as [email].</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<PersonalDataKind>().Select(NameOf)];

    /// <summary>The name of a kind with its brackets, such as [email].</summary>
    public static string NameOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Iban => "[IBAN]",
        PersonalDataKind.CardNumber => "[card number]",
        PersonalDataKind.NationalInsuranceNumber => "[National Insurance number]",
        PersonalDataKind.NhsNumber => "[NHS number]",
        PersonalDataKind.SortCode => "[sort code]",
        PersonalDataKind.AccountNumber => "[account number]",
        PersonalDataKind.EmailAddress => "[email]",
        PersonalDataKind.PhoneNumber => "[phone number]",
        PersonalDataKind.Postcode => "[postcode]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The length of the name that begins at a place in a text; 0 when none does.</summary>
    internal static int LengthAt(string text, int index)
    {
        foreach (var name in All)
        {
            if (string.CompareOrdinal(text, index, name, 0, name.Length) == 0)
            {
                return name.Length;
            }
        }

        return 0;
    }
}
