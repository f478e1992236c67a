using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Tests.Embeddings;

/// <summary>A call that the fake server got.</summary>
internal sealed record EmbeddingCall(string Path, string? Authorization, string? ApiKey, string[] Texts, string? Model, int? Dimensions);

/// <summary>Speaks OpenAI's embeddings API on a loopback port: the first number of a vector is the length of its text.</summary>
internal sealed class FakeEmbeddingServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _underWay;

    private FakeEmbeddingServer(WebApplication app) => _app = app;

    public ConcurrentQueue<EmbeddingCall> Calls { get; } = [];

    public int Dimensions { get; set; } = 4;

    public int MostAtOnce { get; private set; }

    /// <summary>Answers a call instead of the server: status code by the number of the call; null goes on.</summary>
    public Func<int, HttpContext, Task<bool>> Instead { get; set; } = (_, _) => Task.FromResult(false);

    public string Address => _app.Urls.Single();

    public static async Task<FakeEmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeEmbeddingServer(builder.Build());
        server._app.MapPost("/{**path}", server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Calls)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            var root = body.RootElement;
            var texts = root.GetProperty("input") is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray().Select(t => t.GetString()!).ToArray() : [root.GetProperty("input").GetString()!];
            var headers = context.Request.Headers;
            Calls.Enqueue(new EmbeddingCall(
                context.Request.Path, headers.Authorization, headers["api-key"], texts,
                root.TryGetProperty("model", out var model) ? model.GetString() : null, root.TryGetProperty("dimensions", out var dimensions) ? dimensions.GetInt32() : null));
            if (!await Instead(Calls.Count, context))
            {
                await context.Response.WriteAsJsonAsync(AnswerTo(texts), context.RequestAborted);
            }
        }
        finally
        {
            lock (Calls)
            {
                _underWay--;
            }
        }
    }

    private object AnswerTo(string[] texts) => new
    {
        @object = "list",
        model = "fake",
        usage = new { prompt_tokens = 1, total_tokens = 1 },
        data = texts.Select((text, i) => new { @object = "embedding", index = i, embedding = Base64(text) }),
    };

    private string Base64(string text)
    {
        var vector = new float[Dimensions];
        (vector[0], vector[1]) = (text.Length, 1);
        return Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(vector));
    }
}
