using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using EnquiryBot.Content;

namespace EnquiryBot.Benchmarks;

/// <summary>
/// Citizens who ask ten questions one after the other and make room for the next, over HTTP alone and with an open WebSocket
/// each, against the published service on loopback. The questions are those of the golden set that the pages answer. The clients share the machine with the service, so its own figures are better than these.
/// </summary>
internal static class LoadRun
{
    private const int Citizens = 32;
    private const int QuestionsPerCitizen = 10;

    public static async Task<int> RunAsync(string published, int seconds)
    {
        var data = Directory.CreateTempSubdirectory("enquirybot-load").FullName;
        try
        {
            await MeasureAsync(published, data, seconds);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string published, string data, int seconds)
    {
        using var service = await ServiceProcess.StartAsync(published, data);
        Console.WriteLine(FormattableString.Invariant($"vectors of all pages: {await VectorsAsync(service.Address):0.0} s after it listens"));
        var questions = Questions();
        await RunAsync(service.Address, questions, withSockets: true, TimeSpan.FromSeconds(seconds));
        foreach (var withSockets in (bool[])[false, true])
        {
            var worked = service.ProcessorTime;
            var times = await RunAsync(service.Address, questions, withSockets, TimeSpan.FromSeconds(seconds));
            worked = service.ProcessorTime - worked;
            Array.Sort(times);
            Console.WriteLine(FormattableString.Invariant(
                $"{(withSockets ? "WebSocket" : "HTTP only")}: {times.Length / (double)seconds:0} questions/s, p50 {At(times, 0.5):0.0} ms, p95 {At(times, 0.95):0.0} ms, p99 {At(times, 0.99):0.0} ms, {worked.TotalMilliseconds / times.Length:0.0} ms of one core a question, peak memory {service.PeakMemoryBytes / 1048576} MB"));
        }
    }

    // A first start makes the vectors in the background; the load is measured with them.
    private static async Task<double> VectorsAsync(Uri service)
    {
        var clock = Stopwatch.StartNew();
        using var http = new HttpClient { BaseAddress = service };
        while ((string?)JsonNode.Parse(await http.GetStringAsync("/health/ready"))!["vectors"]!["state"] == "warming")
        {
            await Task.Delay(100);
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double[]> RunAsync(Uri service, IReadOnlyList<(string Council, string Text)> questions, bool withSockets, TimeSpan length)
    {
        var times = new ConcurrentBag<double>();
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Citizens).Select(async number =>
        {
            var mine = questions.Where(q => q.Council == questions[number % questions.Count].Council).ToList();
            for (var i = number; Stopwatch.GetTimestamp() < end;)
            {
                await using var citizen = await Citizen.BeginAsync(service, mine[0].Council, withSockets);
                for (var asked = 0; asked < QuestionsPerCitizen && !citizen.IsHandedOver && Stopwatch.GetTimestamp() < end; asked++, i++)
                {
                    var started = Stopwatch.GetTimestamp();
                    await citizen.AskAsync(mine[i % mine.Count].Text);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }));
        return [.. times];
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static List<(string Council, string Text)> Questions() =>
        [.. Directory.EnumerateFiles(Path.Combine(HouseFolders.Find(null, null, null).Knowledge, "golden"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!)
            .Where(row => (string)row["outcome"]! == "answered").Select(row => ((string)row["council"]!, (string)row["text"]!))];
}
