using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>A key of the Bot Framework with the channels that it is endorsed for; null leaves the list out.</summary>
internal sealed record ChannelKey(string Id, RSA Rsa, IReadOnlyList<string>? Endorsements)
{
    public static ChannelKey Create(string id, params string[]? endorsements) => new(id, RSA.Create(2048), endorsements);

    public SecurityKey ToSign => new RsaSecurityKey(Rsa) { KeyId = Id };

    public JsonObject ToJson()
    {
        var key = Rsa.ExportParameters(false);
        var json = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id,
            ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent),
        };
        if (Endorsements is not null)
            json["endorsements"] = new JsonArray([.. Endorsements.Select(channel => (JsonNode)channel)]);
        return json;
    }
}
