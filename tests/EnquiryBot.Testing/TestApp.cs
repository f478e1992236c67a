using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Content;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace EnquiryBot.Testing;

/// <summary>
/// The whole service as a citizen's browser meets it: a real server on a loopback port, real SQLite in a folder of its own,
/// the shipped knowledge unless another folder is given. Start it once for a class (IClassFixture) or for one test.
/// </summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private static readonly string ModelCache = Path.Combine(AppContext.BaseDirectory, "trained-models");

    private readonly Lock _gate = new();
    private string? _address;

    /// <summary>Settings beside those of the test, by their full names such as RateLimits:ConversationPerMinute.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces services before the start, such as the clock.</summary>
    public Action<IServiceCollection>? ReplaceServices { get; set; }

    /// <summary>Development unless a test is about another environment.</summary>
    public string EnvironmentName { get; set; } = Environments.Development;

    /// <summary>The data folder; set it to start again on the data of an app that stopped.</summary>
    public string DataFolder { get; set; } = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));

    /// <summary>The knowledge folder.</summary>
    public string KnowledgeFolder { get; set; } = HouseFolders.Find(null, null, null).Knowledge;

    /// <summary>Everything that was logged.</summary>
    public FakeLogCollector Logs => Services.GetFakeLogCollector();

    /// <summary>The address of the running service, without a slash at the end; starts it when it does not run.</summary>
    public string Address
    {
        get
        {
            lock (_gate)
            {
                return _address ??= Begin();
            }
        }
    }

    /// <summary>A client of the running service that neither follows redirects nor keeps cookies unless asked.</summary>
    public HttpClient Client(bool followRedirects = false, bool keepCookies = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects, UseCookies = keepCookies }) { BaseAddress = new Uri(Address) };

    /// <summary>Begins a conversation with a council as the widget does.</summary>
    public async Task<ConversationDriver> BeginAsync(string council)
    {
        var client = Client();
        var token = await PostAsync(client, $"/widget/{council}/token", null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)token["token"]!);
        var started = await PostAsync(client, "/v3/directline/conversations", new JsonObject { ["user"] = new JsonObject() });
        return new ConversationDriver(client, started);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Directory.CreateDirectory(Path.Combine(DataFolder, "models"));
        CopyModels(ModelCache, Path.Combine(DataFolder, "models"));
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("Folders:Knowledge", KnowledgeFolder);
        builder.UseSetting("Folders:Data", DataFolder);
        // A hundred apps would each make the vectors of all pages; tests of them ask for them.
        builder.UseSetting("Embeddings:Provider", "None");
        // Tests read Logs; what hundreds of starts say would hide their results.
        builder.UseSetting("Logging:Console:LogLevel:Default", "None");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.AddFakeLogging());
        builder.ConfigureServices(services => ReplaceServices?.Invoke(services));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // Training costs seconds: the next app of this run finds the model.
        CopyModels(Path.Combine(DataFolder, "models"), ModelCache);
        base.Dispose(disposing);
    }

    private string Begin()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, JsonObject? body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static void CopyModels(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*.zip"))
        {
            var target = Path.Combine(to, Path.GetFileName(file));
            if (!File.Exists(target))
            {
                var whole = $"{target}.{Guid.NewGuid():N}";
                File.Copy(file, whole);
                File.Move(whole, target, overwrite: true);
            }
        }
    }
}
