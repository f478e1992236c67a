using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EnquiryBot.Benchmarks;

/// <summary>The published service as a process of its own, in Development settings with raised rate limits.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address, TimeSpan listening) => (_process, Address, Listening) = (process, address, listening);

    public Uri Address { get; }

    /// <summary>From the start of the process until it listens.</summary>
    public TimeSpan Listening { get; }

    /// <summary>What all its threads have worked so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long PeakMemoryBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(Digits().Match(line).Value, System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
    }

    public static async Task<ServiceProcess> StartAsync(string published, string data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "EnquiryBot.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = published, RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Folders__Data"] = data,
                ["RateLimits__ConversationPerMinute"] = "1000000",
                ["RateLimits__TokenPerMinute"] = "1000000",
                ["RateLimits__CouncilPerMinute"] = "100000000",
                ["RateLimits__AddressPerMinute"] = "100000000",
                ["Logging__LogLevel__Default"] = "Warning",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            },
        };
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listens().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServiceProcess(process, new Uri(match.Groups[1].Value), clock.Elapsed);
            }
        }

        throw new InvalidOperationException("The service ended before it listened.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listens();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
