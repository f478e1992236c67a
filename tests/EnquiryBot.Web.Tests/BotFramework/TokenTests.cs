using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>Which tokens open the endpoint. Each row is a sentence; the list is the rule book.</summary>
public sealed class TokenTests
{
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

    private static readonly Dictionary<string, Action<TokenDraft>> Refused = new()
    {
        ["It expired six minutes ago"] = t => t.Minutes("exp", -6),
        ["It begins in six minutes"] = t => t.Minutes("nbf", 6),
        ["It never expires"] = t => t.Claims.Remove("exp"),
        ["It is meant for another bot"] = t => t.Claims["aud"] = "another-bot",
        ["It is meant for several bots and this is none of them"] = t => t.Claims["aud"] = new[] { "another-bot", "a-third" },
        ["It is meant for nobody"] = t => t.Claims.Remove("aud"),
        ["Somebody else issued it"] = t => t.Claims["iss"] = "https://login.example",
        ["The issuer has a slash more"] = t => t.Claims["iss"] = FakeBotService.Issuer + "/",
        ["The issuer is written in capitals"] = t => t.Claims["iss"] = FakeBotService.Issuer.ToUpperInvariant(),
        ["Nobody issued it"] = t => t.Claims.Remove("iss"),
        ["It names another channel's address"] = t => t.Claims["serviceurl"] = "https://smba.example/",
        ["It names the address without the slash at the end"] = t => t.Claims["serviceurl"] = ((string)t.Claims["serviceurl"]).TrimEnd('/'),
        ["It names the address in capitals"] = t => t.Claims["serviceurl"] = ((string)t.Claims["serviceurl"]).ToUpperInvariant(),
        ["It names no address"] = t => t.Claims.Remove("serviceurl"),
        ["The claim of the address is written with a capital"] = t => (t.Claims["serviceUrl"], _) = (t.Claims["serviceurl"], t.Claims.Remove("serviceurl")),
        ["The activity names no address"] = t => t.Activity.Remove("serviceUrl"),
        ["The activity names another address than the token"] = t => t.Activity["serviceUrl"] = "https://thief.example/",
        ["The activity names no channel"] = t => t.Activity.Remove("channelId"),
        ["The key is not endorsed for the channel"] = t => t.Activity["channelId"] = "slack",
        ["The channel is written in capitals"] = t => t.Activity["channelId"] = "WebChat",
        ["The key is endorsed for nothing"] = t => t.Publish(ChannelKey.Create("key-2")),
        ["The key has no list of endorsements"] = t => t.Publish(ChannelKey.Create("key-2", null)),
        ["The key is not among the published ones"] = t => t.Key = ChannelKey.Create("stray", "webchat"),
        ["The key is foreign and goes by the name of a published one"] = t => t.Key = ChannelKey.Create("key-1", "webchat"),
        ["Two published keys have the same name"] = t => t.Publish(ChannelKey.Create("twin", "webchat"), ChannelKey.Create("twin", "webchat")),
        ["It does not name its key"] = t => t.SigningKey = new RsaSecurityKey(t.Key.Rsa),
        ["It is signed with PS256"] = t => t.Algorithm = SecurityAlgorithms.RsaSsaPssSha256,
        ["It is signed with HS256 and the public key as the secret"] = t =>
            (t.SigningKey, t.Algorithm) = (new SymmetricSecurityKey(t.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = t.Key.Id }, SecurityAlgorithms.HmacSha256),
        ["It says that it is not signed"] = t => t.Token = token => TokenDraft.Forge(token, """{"alg":"none","kid":"key-1"}""", ""),
        ["It says that it is not signed and keeps a signature"] = t =>
            t.Token = token => TokenDraft.Forge(token, """{"alg":"none","kid":"key-1"}""", token.Split('.')[2]),
        ["Its signature is cut off"] = t => t.Token = token => token[..(token.LastIndexOf('.') + 1)],
        ["Its content was changed after the signing"] = t => t.Token = token =>
            $"{token.Split('.')[0]}.{Base64UrlEncoder.Encode("{}")}.{token.Split('.')[2]}",
        ["It is garbage"] = t => t.Token = _ => "garbage",
        ["It is garbage in three parts"] = t => t.Token = _ => "a.b.c",
        ["It is encrypted garbage"] = t => t.Token = _ => "a.b.c.d.e",
        ["The header holds two tokens"] = t => t.Headers = token => [$"Bearer {token} {token}"],
        ["There are two headers"] = t => t.Headers = token => [$"Bearer {token}", $"Bearer {token}"],
        ["The scheme is another"] = t => t.Headers = token => [$"Basic {token}"],
        ["The header has no scheme"] = t => t.Headers = token => [token],
        ["The header has no token"] = t => t.Headers = _ => ["Bearer "],
        ["There is no header"] = t => t.Headers = _ => [],
        ["Token and activity name an address without encryption"] = t => t.PointTo("http://smba.example/"),
        ["Token and activity name an address inside the network"] = t => t.PointTo("https://10.1.2.3/"),
        ["Token and activity name the address of the cloud's own data"] = t => t.PointTo("https://169.254.169.254/"),
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

        var (status, body) = await host.PostAsync(Refused[sentence]);

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (status, (string?)body!["error"]!["code"]));
        Assert.Equal(0, host.Bot.Turns);
        Assert.Single(host.Logs.GetSnapshot(), record => record.Message.StartsWith("An activity was refused: ", StringComparison.Ordinal));
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
