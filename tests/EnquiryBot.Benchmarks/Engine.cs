using EnquiryBot.Content;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Benchmarks;

/// <summary>The engine with the shipped knowledge and a data folder of its own.</summary>
internal sealed class Engine : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-bench", Guid.NewGuid().ToString("N"));
    private readonly IHost _host;

    public Engine()
    {
        var found = HouseFolders.Find(null, null, null);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddEnquiryBot(new ConfigurationBuilder().Build(), HouseFolders.Find(found.Knowledge, found.Prompts, _data), keysMayBePlain: true);
        _host = builder.Build();
        _host.StartAsync().GetAwaiter().GetResult();
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public void Dispose()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
