namespace EnquiryBot.Privacy;

/// <summary>What redaction made of a citizen's text.</summary>
/// <param name="Text">The text with names such as [email] for what was masked.</param>
/// <param name="Found">What was masked, in reading order, one entry an item.</param>
/// <param name="Postcode">The first postcode of the text, for look-ups; null when it has none.</param>
public sealed record Redaction(RedactedText Text, IReadOnlyList<PersonalDataKind> Found, Postcode? Postcode);
