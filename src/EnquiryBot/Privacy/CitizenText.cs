namespace EnquiryBot.Privacy;

/// <summary>
/// What a citizen typed, untouched. It prints as a mask, so that no log, exception or debugger view shows it by accident;
/// only redaction and sealing read it.
/// </summary>
public sealed class CitizenText(string raw)
{
    /// <summary>The length in UTF-16 units.</summary>
    public int Length => raw.Length;

    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(raw);

    internal string Reveal() => raw;

    /// <summary>A mask, never the text.</summary>
    public override string ToString() => $"[citizen text, {raw.Length} characters]";
}

/// <summary>
/// A citizen's text with structured personal data replaced by names in square brackets, such as [email]. The only form
/// that search and models accept. It is still the citizen's: it prints as a mask and is never logged.
/// </summary>
public sealed class RedactedText
{
    internal RedactedText(string value) => Value = value;

    /// <summary>The text, for searching, for models and for people who handle the case.</summary>
    public string Value { get; }

    /// <summary>A mask, never the text.</summary>
    public override string ToString() => $"[redacted text, {Value.Length} characters]";
}

/// <summary>A citizen's text as ciphertext: what is stored of a message as it was typed.</summary>
/// <param name="Ciphertext">The protected bytes; opened only by <see cref="TextSealer"/>.</param>
public sealed record SealedText(byte[] Ciphertext);
