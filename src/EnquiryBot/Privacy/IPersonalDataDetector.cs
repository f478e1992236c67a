namespace EnquiryBot.Privacy;

/// <summary>Finds personal data of one sort in a folded text. It never throws and takes time linear in the text, which may be hostile.</summary>
internal interface IPersonalDataDetector
{
    /// <summary>Adds what it finds, in any order; finds may overlap.</summary>
    void Find(FoldedText text, List<PersonalDataFind> found);
}

/// <summary>A find in a folded text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character in the folded text.</param>
/// <param name="End">The place after its last character in the folded text.</param>
/// <param name="Postcode">The postcode, when it is one that can be looked up.</param>
internal readonly record struct PersonalDataFind(PersonalDataKind Kind, int Start, int End, Postcode? Postcode = null)
{
    public int Length => End - Start;
}
