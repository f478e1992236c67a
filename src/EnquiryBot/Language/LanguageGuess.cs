using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>What language a message is in.</summary>
/// <param name="Language">The language, or null when the message does not tell ("ok", a postcode): the conversation's language stays.</param>
/// <param name="Confidence">How sure, from 0.5 (a coin) to 1.</param>
public readonly record struct LanguageGuess(LanguageTag? Language, double Confidence)
{
    /// <summary>Whether the message does not tell.</summary>
    public bool IsUndecided => Language is null;
}
