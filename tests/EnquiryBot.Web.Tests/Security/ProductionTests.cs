using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>What is stricter outside Development.</summary>
public sealed class ProductionTests(ProductionTests.ProductionApp production) : IClassFixture<ProductionTests.ProductionApp>
{
    [Fact]
    public async Task The_own_origin_is_not_enough_and_neither_is_none()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOfTokenAsync(production.App.Address));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOfTokenAsync(null));
        Assert.Equal(HttpStatusCode.OK, await StatusOfTokenAsync("https://www.alderbrook.example"));
    }

    [Fact]
    public async Task The_keys_on_disk_are_encrypted_by_the_certificate()
    {
        using var page = new ChatPage(production.App, "alderbrook");
        await page.OpenAsync();
        await page.AskAsync("When is my bin collected?");

        var keys = Directory.GetFiles(Path.Combine(production.App.DataFolder, "keys"), "key-*.xml");

        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            var text = File.ReadAllText(key);
            Assert.Contains("EncryptedData", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", text, StringComparison.Ordinal);
        });
        Assert.Equal(2, page.Messages.Count);
    }

    [Theory]
    [InlineData(null, "Data:KeyCertificatePath must name a PKCS#12 certificate")]
    [InlineData("/nowhere/keys.pfx", "Data:KeyCertificatePath names /nowhere/keys.pfx")]
    public void Without_a_certificate_it_does_not_start_and_says_which_setting_is_missing(string? path, string says)
    {
        using var app = new TestApp { EnvironmentName = "Production" };
        app.Settings["Data:KeyCertificatePath"] = path;

        var failure = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains(says, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SignIn:Authority", "SignIn:Authority must name the OpenID Connect provider")]
    [InlineData("SignIn:ClientId", "SignIn:ClientId must be this service's id")]
    public void Without_a_provider_for_staff_it_does_not_start_and_says_which_setting_is_missing(string setting, string says)
    {
        using var app = new TestApp { EnvironmentName = "Production" };
        foreach (var (name, value) in production.App.Settings)
        {
            app.Settings[name] = name == setting ? null : value;
        }

        var failure = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains(says, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_offered_to_sign_in_as_an_invented_person()
    {
        using var page = await production.App.Client().GetAsync("/staff/sign-in");
        using var press = await production.App.Client().PostAsync("/staff/sign-in", new FormUrlEncodedContent([new("person", "seed-alderbrook-adviser")]));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.False(press.IsSuccessStatusCode);
        Assert.False(press.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("RateLimits:ConversationPerMinute", "0")]
    [InlineData("Knowledge:ReloadSeconds", "-1")]
    [InlineData("Data:Synchronous", "OFF")]
    [InlineData("Channel:SigningKey", "short")]
    [InlineData("Channel:TypingAfterMilliseconds", "1")]
    [InlineData("Service:KnownProxies:0", "not-an-address")]
    [InlineData("Telemetry:OtlpEndpoint", "nonsense")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        using var app = new TestApp();
        app.Settings[setting] = value;

        var failure = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains(setting.Split(':')[1], failure.ToString(), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusOfTokenAsync(string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/alderbrook/token");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await production.App.Client().SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The service as it is run for real, with a certificate of this test.</summary>
    public sealed class ProductionApp : IDisposable
    {
        private readonly string _certificate = Path.Combine(Path.GetTempPath(), $"enquirybot-{Guid.NewGuid():N}.pfx");

        public ProductionApp()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=EnquiryBot tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            File.WriteAllBytes(_certificate, certificate.Export(X509ContentType.Pkcs12, "a password"));
            App = new TestApp { EnvironmentName = "Production" };
            App.Settings["Data:KeyCertificatePath"] = _certificate;
            App.Settings["Data:KeyCertificatePassword"] = "a password";
            // Nothing is asked of the provider before somebody signs in.
            App.Settings["SignIn:Authority"] = "https://login.example";
            App.Settings["SignIn:ClientId"] = "enquirybot";
        }

        public TestApp App { get; }

        public void Dispose()
        {
            App.Dispose();
            File.Delete(_certificate);
        }
    }
}
