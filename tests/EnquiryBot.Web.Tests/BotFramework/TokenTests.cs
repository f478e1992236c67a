using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>Which tokens open the endpoint. Each row is a sentence; the list is the rule book.</summary>
public sealed class TokenTests
{
    private const string NoToken = "no bearer token";
    private const string NotAToken = "not a token";
    private const string UnknownKey = "unknown key";
    private const string NotEndorsed = "key not endorsed for the channel";
    private const string OtherAddress = "another serviceUrl";
    private const string UnsafeAddress = "serviceUrl not allowed";
    private const string WrongAudience = "SecurityTokenInvalidAudienceException";
    private const string WrongIssuer = "SecurityTokenInvalidIssuerException";
    private const string BadSignature = "SecurityTokenInvalidSignatureException";
    private const string OutOfTime = "SecurityTokenInvalidLifetimeException";

    private static readonly Dictionary<string, Action<TokenDraft>> Accepted = new()
    {
        ["A token as the Bot Framework issues it"] = _ => { },
        ["It expired four minutes ago, which is within the skew of clocks"] = t => t.Minutes("exp", -4),
        ["It begins in four minutes, which is within the skew of clocks"] = t => t.Minutes("nbf", 4),
        ["It says nothing of when it begins"] = t => t.Claims.Remove("nbf"),
        ["It is signed with RS384"] = t => t.Algorithm = SecurityAlgorithms.RsaSha384,
        ["It is signed with RS512"] = t => t.Algorithm = SecurityAlgorithms.RsaSha512,
        ["It is meant for several bots and this is one of them"] = t => t.Claims["aud"] = new[] { "another-bot", TokenDraft.AppId },
        ["It carries claims that nobody knows"] = t => t.Claims["ver"] = "9.9",
        ["The scheme is written in small letters"] = t => t.Headers = token => [$"bearer {token}"],
        ["The activity is of the other channel that the key is endorsed for"] = t => t.Activity["channelId"] = "msteams",
    };

    private static readonly Dictionary<string, (string Reason, Action<TokenDraft> Spoil)> Refused = new()
    {
        ["It expired six minutes ago"] = (OutOfTime, t => t.Minutes("exp", -6)),
        ["It begins in six minutes"] = (OutOfTime, t => t.Minutes("nbf", 6)),
        ["It never expires"] = (OutOfTime, t => t.Claims.Remove("exp")),
        ["It is meant for another bot"] = (WrongAudience, t => t.Claims["aud"] = "another-bot"),
        ["It is meant for several bots and this is none of them"] = (WrongAudience, t => t.Claims["aud"] = new[] { "another-bot", "a-third" }),
        ["It is meant for nobody"] = (WrongAudience, t => t.Claims.Remove("aud")),
        ["Somebody else issued it"] = (WrongIssuer, t => t.Claims["iss"] = "https://login.example"),
        ["The issuer has a slash more"] = (WrongIssuer, t => t.Claims["iss"] = FakeBotService.Issuer + "/"),
        ["The issuer is written in capitals"] = (WrongIssuer, t => t.Claims["iss"] = FakeBotService.Issuer.ToUpperInvariant()),
        ["Nobody issued it"] = (WrongIssuer, t => t.Claims.Remove("iss")),
        ["It names another channel's address"] = (OtherAddress, t => t.Claims["serviceurl"] = "https://smba.example/"),
        ["It names the address without the slash at the end"] = (OtherAddress, t => t.Claims["serviceurl"] = ((string)t.Claims["serviceurl"]).TrimEnd('/')),
        ["It names the address in capitals"] = (OtherAddress, t => t.Claims["serviceurl"] = ((string)t.Claims["serviceurl"]).ToUpperInvariant()),
        ["It names no address"] = (OtherAddress, t => t.Claims.Remove("serviceurl")),
        ["The claim of the address is written with a capital"] = (OtherAddress, t => (t.Claims["serviceUrl"], _) = (t.Claims["serviceurl"], t.Claims.Remove("serviceurl"))),
        ["The activity names no address"] = (UnsafeAddress, t => t.Activity.Remove("serviceUrl")),
        ["The activity names another address than the token"] = (OtherAddress, t => t.Activity["serviceUrl"] = "https://thief.example/"),
        ["The activity names no channel"] = (NotEndorsed, t => t.Activity.Remove("channelId")),
        ["The key is not endorsed for the channel"] = (NotEndorsed, t => t.Activity["channelId"] = "slack"),
        ["The channel is written in capitals"] = (NotEndorsed, t => t.Activity["channelId"] = "WebChat"),
        ["The key is endorsed for nothing"] = (NotEndorsed, t => t.Publish(ChannelKey.Create("key-2"))),
        ["The key has no list of endorsements"] = (NotEndorsed, t => t.Publish(ChannelKey.Create("key-2", null))),
        ["The key is not among the published ones"] = (UnknownKey, t => t.Key = ChannelKey.Create("stray", "webchat")),
        ["The key is foreign and goes by the name of a published one"] = (BadSignature, t => t.Key = ChannelKey.Create("key-1", "webchat")),
        ["Two published keys have the same name"] = (UnknownKey, t => t.Publish(ChannelKey.Create("twin", "webchat"), ChannelKey.Create("twin", "webchat"))),
        ["It does not name its key"] = (UnknownKey, t => t.SigningKey = new RsaSecurityKey(t.Key.Rsa)),
        ["It is signed with PS256"] = (BadSignature, t => t.Algorithm = SecurityAlgorithms.RsaSsaPssSha256),
        ["It is signed with HS256 and the public key as the secret"] = (BadSignature, t =>
            (t.SigningKey, t.Algorithm) = (new SymmetricSecurityKey(t.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = t.Key.Id }, SecurityAlgorithms.HmacSha256)),
        ["It says that it is not signed"] = (BadSignature, t => t.Token = token => TokenDraft.Forge(token, """{"alg":"none","kid":"key-1"}""", "")),
        ["It says that it is not signed and keeps a signature"] = (BadSignature, t =>
            t.Token = token => TokenDraft.Forge(token, """{"alg":"none","kid":"key-1"}""", token.Split('.')[2])),
        ["Its signature is cut off"] = (BadSignature, t => t.Token = token => token[..(token.LastIndexOf('.') + 1)]),
        ["Its content was changed after the signing"] = (BadSignature, t => t.Token = token =>
            $"{token.Split('.')[0]}.{Base64UrlEncoder.Encode("{}")}.{token.Split('.')[2]}"),
        ["It is garbage"] = (NotAToken, t => t.Token = _ => "garbage"),
        ["It is garbage in three parts"] = (NotAToken, t => t.Token = _ => "a.b.c"),
        ["It is encrypted garbage"] = (NotAToken, t => t.Token = _ => "a.b.c.d.e"),
        ["The header holds two tokens"] = (NoToken, t => t.Headers = token => [$"Bearer {token} {token}"]),
        ["There are two headers"] = (NoToken, t => t.Headers = token => [$"Bearer {token}", $"Bearer {token}"]),
        ["The scheme is another"] = (NoToken, t => t.Headers = token => [$"Basic {token}"]),
        ["The header has no scheme"] = (NoToken, t => t.Headers = token => [token]),
        ["The header has no token"] = (NoToken, t => t.Headers = _ => ["Bearer "]),
        ["There is no header"] = (NoToken, t => t.Headers = _ => []),
        ["Token and activity name an address without encryption"] = (UnsafeAddress, t => t.PointTo("http://smba.example/")),
        ["Token and activity name an address inside the network"] = (UnsafeAddress, t => t.PointTo("https://10.1.2.3/")),
        ["Token and activity name the address of the cloud's own data"] = (UnsafeAddress, t => t.PointTo("https://169.254.169.254/")),
    };

    public static TheoryData<string> Good => [.. Accepted.Keys];

    public static TheoryData<string> Bad => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Accepted_when(string sentence)
    {
        await using var host = await BotFrameworkHost.StartAsync();

        var (status, body) = await host.PostAsync(Accepted[sentence]);

        Assert.Equal((HttpStatusCode.OK, null), (status, body));
        Assert.Equal(1, host.Bot.Turns);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Refused_when(string sentence)
    {
        await using var host = await BotFrameworkHost.StartAsync();

        var (status, body) = await host.PostAsync(Refused[sentence].Spoil);

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (status, (string?)body!["error"]!["code"]));
        Assert.Equal(0, host.Bot.Turns);
        Assert.Single(host.Logs.GetSnapshot(), record => record.Message == $"An activity was refused: {Refused[sentence].Reason}");
        Assert.DoesNotContain(host.Logs.GetSnapshot(), record => Speaks(record.ToString()!) || Speaks(record.Exception?.ToString() ?? ""));
    }

    [Fact]
    public async Task The_first_token_of_a_new_key_is_accepted()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        await host.PostAsync();
        host.Time.Advance(TimeSpan.FromHours(1));

        var (status, _) = await host.PostAsync(t => t.Publish(ChannelKey.Create("key-2", "webchat")));

        Assert.Equal((HttpStatusCode.OK, 2), (status, host.Service.KeyFetches));
    }

    [Fact]
    public async Task All_first_tokens_of_a_new_key_wait_for_one_fetch()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        await host.PostAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        host.Service.Keys = [ChannelKey.Create("key-2", "webchat")];

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync()));

        Assert.All(verdicts, verdict => Assert.Equal(HttpStatusCode.OK, verdict.Status));
        Assert.Equal(2, host.Service.KeyFetches);
    }

    [Fact]
    public async Task Tokens_of_unknown_keys_do_not_have_the_keys_fetched_again_and_again()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        for (var i = 0; i < 10; i++)
            await host.PostAsync(t => t.Key = ChannelKey.Create($"stray-{i}", "webchat"));

        Assert.Equal(1, host.Service.KeyFetches);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var (status, _) = await host.PostAsync(t => t.Publish(ChannelKey.Create("key-2", "webchat")));
        Assert.Equal((HttpStatusCode.OK, 2), (status, host.Service.KeyFetches));
    }

    [Fact]
    public async Task Old_keys_stay_good_while_the_new_ones_cannot_be_fetched()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        await host.PostAsync();
        var draft = host.Draft(t => t.Minutes("exp", 60 * 48));
        using var request = draft.ToRequest();
        host.Time.Advance(TimeSpan.FromHours(13));
        await host.Service.DisposeAsync();

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Without_any_keys_nothing_is_accepted()
    {
        await using var host = await BotFrameworkHost.StartAsync(o => o.MetadataUrl = "http://127.0.0.1:9/metadata");

        var (status, _) = await host.PostAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains(host.Logs.GetSnapshot(), record => record.Message.StartsWith("The keys of the channels could not be fetched", StringComparison.Ordinal));
    }

    private static bool Speaks(string logged) =>
        TokenDraft.Words.Split(' ').Any(word => word.Length > 2 && logged.Contains(word, StringComparison.OrdinalIgnoreCase));
}
