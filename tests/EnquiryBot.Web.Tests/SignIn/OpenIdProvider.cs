using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.Web.Tests.SignIn;

/// <summary>An OpenID Connect provider of this test: code flow with PKCE, on a loopback port. It asks nobody for a password.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "enquirybot";
    public const string Secret = "a secret of the test";

    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, string Nonce)> _codes = new(StringComparer.Ordinal);
    private WebApplication _host = null!;

    /// <summary>What the id token says of the person beside the subject.</summary>
    public List<Claim> Person { get; } = [];

    /// <summary>How often somebody asked for its metadata.</summary>
    public int MetadataRead { get; private set; }

    public string Address { get; private set; } = "";

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider._host = builder.Build();
        provider.Map();
        await provider._host.StartAsync();
        provider.Address = provider._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _host.MapGet("/.well-known/openid-configuration", Metadata);
        _host.MapGet("/keys", () => new { keys = new[] { PublicKey() } });
        _host.MapGet("/authorize", Authorize);
        _host.MapPost("/token", TokenAsync);
    }

    private object Metadata()
    {
        MetadataRead++;
        return new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        };
    }

    private object PublicKey()
    {
        var parameters = _key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString());
        return query["client_id"] == ClientId && query["response_type"] == "code" && query["code_challenge_method"] == "S256"
            ? Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}")
            : Results.BadRequest();
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return _codes.Remove(form["code"].ToString(), out var begun) && begun.Challenge == proof && form["client_secret"] == Secret
            ? Results.Json(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = IdToken(begun.Nonce) })
            : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string IdToken(string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = ClientId,
        Expires = DateTime.UtcNow.AddMinutes(5),
        Subject = new ClaimsIdentity([new Claim("sub", "person-1"), new Claim("nonce", nonce), .. Person]),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
    });
}
