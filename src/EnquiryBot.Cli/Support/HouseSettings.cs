using EnquiryBot.Content;
using Microsoft.Extensions.Configuration;

namespace EnquiryBot.Cli.Support;

/// <summary>The settings of the service as its command line sees them: appsettings.json of the working folder, then environment variables.</summary>
internal static class HouseSettings
{
    public static IConfiguration Read() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .Build();

    public static HouseFolders FindFolders(IConfiguration settings) =>
        HouseFolders.Find(settings["Folders:Knowledge"], settings["Folders:Prompts"], settings["Folders:Data"]);
}
