using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The service as a process of its own, to be killed without warning and started again on the same port and data.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("enquirybot-");
    private Process? _process;

    /// <summary>The address, without a slash at the end.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <param name="trained">A running service of the same knowledge: its trained models are taken over, since training costs seconds.</param>
    public static async Task<ServiceProcess> StartAsync(TestApp trained)
    {
        using var client = trained.Client();
        (await client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        var service = new ServiceProcess();
        var models = service._data.CreateSubdirectory("models");
        foreach (var model in Directory.EnumerateFiles(Path.Combine(trained.DataFolder, "models"), "*.zip"))
        {
            File.Copy(model, Path.Combine(models.FullName, Path.GetFileName(model)));
        }

        await service.StartAgainAsync();
        return service;
    }

    /// <summary>Starts it on the data that is there.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EnquiryBot.Web.dll"), "--urls", Address])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Folders__Knowledge"] = new TestApp().KnowledgeFolder,
                ["Folders__Data"] = _data.FullName,
                ["Logging__LogLevel__Default"] = "None",
            },
        };
        _process = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var limit = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(client, limit.Token))
        {
            Assert.False(_process.HasExited, "The service did not start.");
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, closed or said.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            using var response = await client.GetAsync("/health/ready", ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
