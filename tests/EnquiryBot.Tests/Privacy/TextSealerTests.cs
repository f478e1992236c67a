using System.Security.Cryptography;
using EnquiryBot.Privacy;
using FsCheck.Xunit;
using Microsoft.AspNetCore.DataProtection;

namespace EnquiryBot.Tests.Privacy;

public sealed class TextSealerTests
{
    private readonly TextSealer _sealer = new(new EphemeralDataProtectionProvider());

    [Property(MaxTest = 50)]
    public bool What_was_sealed_opens_as_it_was(FsCheck.UnicodeString text)
    {
        var typed = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
        return _sealer.Open(_sealer.Seal(new CitizenText(typed))) == typed;
    }

    [Fact]
    public void Emoji_and_Welsh_letters_survive() =>
        Assert.Equal("Tŷ gwyn 👍🏽", _sealer.Open(_sealer.Seal("Tŷ gwyn 👍🏽")));

    [Fact]
    public void The_ciphertext_does_not_hold_the_text_and_differs_each_time()
    {
        var (first, second) = (_sealer.Seal("name@example.org"), _sealer.Seal("name@example.org"));

        Assert.Equal(-1, first.Ciphertext.AsSpan().IndexOf("name@"u8));
        Assert.NotEqual(first.Ciphertext, second.Ciphertext);
    }

    [Fact]
    public void Bytes_that_were_changed_do_not_open()
    {
        var bytes = _sealer.Seal("name@example.org").Ciphertext;
        bytes[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => _sealer.Open(new SealedText(bytes)));
    }

    [Fact]
    public void Another_key_ring_does_not_open_it()
    {
        var other = new TextSealer(new EphemeralDataProtectionProvider());

        Assert.ThrowsAny<CryptographicException>(() => other.Open(_sealer.Seal("name@example.org")));
    }

    [Fact]
    public void No_form_of_a_text_prints_it()
    {
        var typed = new CitizenText("name@example.org");

        Assert.Equal("[citizen text, 16 characters]", typed.ToString());
        Assert.Equal("[redacted text, 3 characters]", new RedactedText("bin").ToString());
        Assert.DoesNotContain("name", _sealer.Seal(typed).ToString(), StringComparison.Ordinal);
    }
}
