using System.Reflection;
using NetArchTest.Rules;

namespace EnquiryBot.Tests.Architecture;

/// <summary>Folders that only compute: what goes in decides what comes out, so that a test needs no service around them.</summary>
public sealed class PureFoldersTests
{
    private static readonly Assembly Engine = typeof(EnquiryBotRegistration).Assembly;

    [Theory]
    [InlineData("Calendar")]
    [InlineData("Safeguarding")]
    public void A_pure_folder_knows_no_database_no_network_no_settings_and_no_clock(string folder)
    {
        var types = Types.InAssembly(Engine).That().ResideInNamespaceStartingWith($"EnquiryBot.{folder}");

        Assert.NotEmpty(types.GetTypes());
        Assert.Empty(types.And().HaveDependencyOnAny(
            "Microsoft.EntityFrameworkCore", "System.Net.Http", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Options", "System.TimeProvider").GetTypes());
    }
}
