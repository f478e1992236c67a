using System.Collections.Immutable;
using EnquiryBot.BotFramework.DirectLine;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Tests.BotFramework;

public sealed class DirectLineTokensTests
{
    private static readonly DirectLineToken Token = new(new ConversationKey("site-a", "conv-1"), "dl_citizen", ["https://a.example", "https://b.example"]);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_token_says_for_whom_and_which_conversation()
    {
        var text = Tokens().Issue(Token);
        var read = Tokens().Read(text, out var fault);

        Assert.Equal(TokenFault.None, fault);
        Assert.Equal((Token.Key, Token.CitizenId, 2), (read!.Key, read.CitizenId, read.Origins.Count));
        Assert.Equal("dl_citizen", new JsonWebToken(text).GetClaim("user").Value);
    }

    [Theory]
    [InlineData(1799, TokenFault.None)]
    [InlineData(1800, TokenFault.Expired)]
    public void A_token_lives_half_an_hour(int seconds, TokenFault expected)
    {
        var text = Tokens().Issue(Token);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Tokens().Read(text, out var fault);

        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData(59, TokenFault.None)]
    [InlineData(60, TokenFault.Expired)]
    public void A_stream_credential_lives_a_minute(int seconds, TokenFault expected)
    {
        var text = Tokens().IssueForStream(Token);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Tokens().ReadForStream(text, out var fault);

        Assert.Equal(expected, fault);
    }

    [Fact]
    public void A_token_does_not_pass_for_a_stream_credential_nor_the_other_way_round()
    {
        Assert.Null(Tokens().ReadForStream(Tokens().Issue(Token), out var first));
        Assert.Null(Tokens().Read(Tokens().IssueForStream(Token), out var second));

        Assert.Equal((TokenFault.Invalid, TokenFault.Invalid), (first, second));
    }

    [Fact]
    public void A_token_of_another_key_is_invalid_even_when_it_is_also_expired()
    {
        var text = Tokens(key: 2).Issue(Token);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Null(Tokens().Read(text, out var fault));
        Assert.Equal(TokenFault.Invalid, fault);
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"NONE","typ":"JWT"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    public void A_token_without_a_signature_is_invalid(string header)
    {
        var payload = Tokens().Issue(Token).Split('.')[1];

        Assert.Null(Tokens().Read($"{Base64UrlEncoder.Encode(header)}.{payload}.", out var fault));
        Assert.Equal(TokenFault.Invalid, fault);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.HmacSha384)]
    [InlineData(SecurityAlgorithms.HmacSha512)]
    public void Another_algorithm_with_the_right_key_is_invalid(string algorithm)
    {
        var text = Foreign(algorithm, _ => { });

        Assert.Null(Tokens().Read(text, out var fault));
        Assert.Equal(TokenFault.Invalid, fault);
    }

    [Theory]
    [InlineData("conv")]
    [InlineData("user")]
    [InlineData("site")]
    public void A_token_that_lacks_a_claim_is_invalid(string claim)
    {
        var text = Foreign(SecurityAlgorithms.HmacSha256, claims => claims.Remove(claim));

        Assert.Null(Tokens().Read(text, out var fault));
        Assert.Equal(TokenFault.Invalid, fault);
    }

    [Fact]
    public void A_token_without_an_expiry_is_not_for_ever()
    {
        var text = Foreign(SecurityAlgorithms.HmacSha256, _ => { }, expires: false);

        Assert.Null(Tokens().Read(text, out var fault));
        Assert.Equal(TokenFault.Expired, fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public void Rubbish_is_invalid(string text)
    {
        Assert.Null(Tokens().Read(text, out var fault));
        Assert.Equal(TokenFault.Invalid, fault);
    }

    [Fact]
    public void A_changed_letter_anywhere_makes_a_token_invalid()
    {
        var text = Tokens().Issue(Token);
        // The last letter of each part carries unused bits, so it may change without changing a byte.
        var unsteady = new[] { text.IndexOf('.') - 1, text.LastIndexOf('.') - 1, text.Length - 1 };

        foreach (var at in Enumerable.Range(0, text.Length).Except(unsteady))
        {
            var changed = text.Remove(at, 1).Insert(at, text[at] == 'A' ? "B" : "A");
            Assert.Null(Tokens().Read(changed, out _));
        }
    }

    [Theory]
    [InlineData("https://a.example", true)]
    [InlineData("https://B.example", true)]
    [InlineData("https://c.example", false)]
    [InlineData(null, true)]
    public void A_page_of_another_origin_is_not_admitted(string? origin, bool admitted) => Assert.Equal(admitted, Token.Admits(origin));

    [Fact]
    public void Every_new_conversation_has_its_own_id()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => DirectLineTokens.NewConversation("s", null)).ToList();

        Assert.Equal(100, ids.Select(token => token.Key.ConversationId).Distinct().Count());
        Assert.All(ids, token => Assert.StartsWith("dl_", token.CitizenId, StringComparison.Ordinal));
    }

    [Fact]
    public void Faulty_settings_are_all_named()
    {
        var options = new DirectLineOptions { SigningKey = [1, 2], BotId = " ", MaxTextLength = 0, BotWait = TimeSpan.FromMinutes(1) };
        options.Secrets["a"] = options.Secrets["b"] = "short";

        var faults = new DirectLineOptionsValidator().Validate(null, options).Failures!;

        Assert.Equal(7, faults.Count());
    }

    private DirectLineTokens Tokens(byte key = 1) =>
        new(Options.Create(new DirectLineOptions { SigningKey = KeyBytes(key) }), _time);

    private static ImmutableArray<byte> KeyBytes(byte key) => [.. Enumerable.Repeat(key, 64)];

    private string Foreign(string algorithm, Action<Dictionary<string, object>> change, bool expires = true)
    {
        var claims = new Dictionary<string, object> { ["conv"] = "c", ["user"] = "u", ["site"] = "s" };
        change(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "directline",
            Audience = "directline",
            Expires = expires ? _time.GetUtcNow().UtcDateTime.AddHours(1) : null,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey([.. KeyBytes(1)]), algorithm),
        });
    }
}
