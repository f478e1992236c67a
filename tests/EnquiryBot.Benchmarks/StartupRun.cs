using System.Diagnostics;

namespace EnquiryBot.Benchmarks;

/// <summary>From the start of the published service's process to its first answer: on an empty data folder, then on a warm one.</summary>
internal static class StartupRun
{
    public static async Task<int> RunAsync(string published)
    {
        var data = Directory.CreateTempSubdirectory("enquirybot-startup").FullName;
        foreach (var name in (string[])["first start", "warm", "warm", "warm", "warm", "warm"])
        {
            var clock = Stopwatch.StartNew();
            using var service = await ServiceProcess.StartAsync(published, data);
            await using var citizen = await Citizen.BeginAsync(service.Address, "alderbrook", withSocket: false);
            await citizen.AskAsync("They missed my bin, how do I tell you?");
            Console.WriteLine(FormattableString.Invariant(
                $"{name}: listening after {service.Listening.TotalSeconds:0.00} s, first answer after {clock.Elapsed.TotalSeconds:0.00} s"));
        }

        Directory.Delete(data, recursive: true);
        return 0;
    }
}
