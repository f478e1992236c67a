using BenchmarkDotNet.Running;
using EnquiryBot.Benchmarks;
using EnquiryBot.Testing;

// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- load --published <folder>
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- startup --published <folder>
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- embeddings
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- search-peers
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- collections <folder>
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- search [chunks ...]
// dotnet run -c Release --project tests/EnquiryBot.Benchmarks -- --filter '*'
return args switch
{
    ["load", "--published", var folder, .. var rest] => await LoadRun.RunAsync(folder, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 20),
    ["startup", "--published", var folder] => await StartupRun.RunAsync(folder),
    ["search-peers"] => await SearchPeersRun.RunAsync(CancellationToken.None),
    ["collections", var folder] => Collections(folder),
    ["embeddings"] => await EmbeddingRun.RunAsync(),
    ["search", .. var sizes] => SearchRun.Run(sizes),
    _ => BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args).Any() ? 0 : 1,
};

static int Collections(string folder)
{
    PublicCollections.WriteTo(folder);
    return 0;
}
