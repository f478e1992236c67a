using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>A request of a channel as the Bot Framework makes it, with everything open to be spoilt.</summary>
internal sealed class TokenDraft
{
    public const string AppId = "0a1b2c3d-0000-4000-8000-00000000b07e";
    public const string Words = "my neighbour Ceridwen of Grevillea Lane";

    private readonly FakeBotService _service;

    public TokenDraft(FakeBotService service, DateTimeOffset now)
    {
        (_service, Now, Key) = (service, now, service.Keys[0]);
        Claims = new Dictionary<string, object>
        {
            ["iss"] = FakeBotService.Issuer, ["aud"] = AppId, ["serviceurl"] = service.ServiceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        Activity = new JsonObject
        {
            ["type"] = "message", ["id"] = "a|1", ["text"] = Words, ["channelId"] = "webchat", ["serviceUrl"] = service.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "citizen-7" }, ["recipient"] = new JsonObject { ["id"] = "bot@council" },
            ["conversation"] = new JsonObject { ["id"] = "c|1/2" },
        };
    }

    public DateTimeOffset Now { get; }

    public Dictionary<string, object> Claims { get; }

    public JsonObject Activity { get; }

    public ChannelKey Key { get; set; }

    public string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;

    /// <summary>Signs in another way.</summary>
    public SecurityKey? SigningKey { get; set; }

    /// <summary>Changes the token after it is signed.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>Makes the Authorization headers of the token.</summary>
    public Func<string, string[]> Headers { get; set; } = token => [$"Bearer {token}"];

    public void Minutes(string claim, double minutes) => Claims[claim] = Now.AddMinutes(minutes).ToUnixTimeSeconds();

    /// <summary>Points the activity, and the token with it, to another address.</summary>
    public void PointTo(string serviceUrl) => Activity["serviceUrl"] = (string)(Claims["serviceurl"] = serviceUrl);

    /// <summary>Publishes another set of keys and signs with the first of them.</summary>
    public void Publish(params ChannelKey[] keys) => (_service.Keys, Key) = (keys, keys[0]);

    public string Sign()
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var credentials = new SigningCredentials(SigningKey ?? Key.ToSign, Algorithm);
        var payload = new JsonObject(Claims.Select(claim => KeyValuePair.Create(claim.Key, System.Text.Json.JsonSerializer.SerializeToNode(claim.Value))));
        return Token(handler.CreateToken(payload.ToJsonString(), credentials));
    }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Activity.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        foreach (var header in Headers(Sign()))
            request.Headers.TryAddWithoutValidation("Authorization", header);
        return request;
    }

    /// <summary>A token without signature, or with one of another kind, from the parts of a good one.</summary>
    public static string Forge(string token, string header, string signature) =>
        $"{Base64UrlEncoder.Encode(header)}.{token.Split('.')[1]}.{signature}";
}
