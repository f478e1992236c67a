using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace EnquiryBot.Privacy;

/// <summary>Seals what a citizen typed before it is stored, and opens it for the citizen's own replay or an adviser's audited reveal.</summary>
public sealed class TextSealer(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("EnquiryBot.CitizenText.v1");

    /// <summary>Seals a text.</summary>
    public SealedText Seal(CitizenText text) => Seal(text.Reveal());

    /// <summary>Seals a text that holds a citizen's words, such as a whole activity as JSON.</summary>
    public SealedText Seal(string text) => Seal(Encoding.UTF8.GetBytes(text));

    /// <summary>Seals UTF-8 text.</summary>
    public SealedText Seal(ReadOnlySpan<byte> utf8) => new(_protector.Protect(utf8.ToArray()));

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone or the bytes were changed.</exception>
    public string Open(SealedText text) => Encoding.UTF8.GetString(OpenBytes(text));

    /// <summary>Opens a sealed text as UTF-8.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone or the bytes were changed.</exception>
    public byte[] OpenBytes(SealedText text) => _protector.Unprotect(text.Ciphertext);
}
