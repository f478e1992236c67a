using System.Reflection;
using EnquiryBot.BotFramework;
using NetArchTest.Rules;

namespace EnquiryBot.Tests.Architecture;

/// <summary>A vendor's types stay in the folders that own them, so that replacing a vendor touches those folders only.</summary>
public sealed class VendorConfinementTests
{
    private static readonly Assembly Engine = typeof(EnquiryBotRegistration).Assembly;
    private static readonly Assembly Channel = typeof(IBot).Assembly;

    public static TheoryData<string, string[]> Vendors => new()
    {
        { "Microsoft.ML", ["Intents", "Quality"] },
        { "Microsoft.SemanticKernel", ["Answers"] },
        { "Microsoft.Extensions.VectorData", ["Retrieval"] },
        { "Microsoft.EntityFrameworkCore", ["Data", "Conversations", "Helpdesk", "Insights", "Knowledge"] },
        { "Microsoft.Data.Sqlite", ["Data", "Embeddings"] },
        { "OpenAI", ["Embeddings"] },
        { "Polly", ["Embeddings", "Retrieval"] },
        { "Markdig", ["Knowledge"] },
        { "YamlDotNet", ["Content"] },
        { "AngleSharp", ["Knowledge"] },
        { "DocumentFormat.OpenXml", ["Knowledge"] },
        { "UglyToad.PdfPig", ["Knowledge"] },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public void A_vendor_is_used_by_its_owners_and_by_nobody_else(string vendor, string[] owners)
    {
        var users = Types.InAssembly(Engine).That().HaveDependencyOn(vendor).GetTypes()
            .Select(t => t.Namespace!.Split('.')[1]).Where(n => n != "Migrations").Distinct().Order(StringComparer.Ordinal);

        // Equal and not a subset: a misspelt vendor would pass otherwise.
        Assert.Equal(owners.Order(StringComparer.Ordinal), users);
    }

    [Fact]
    public void The_engine_knows_nothing_of_the_web_or_the_channel()
    {
        Assert.Empty(Types.InAssembly(Engine).That().HaveDependencyOnAny("EnquiryBot.BotFramework", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder").GetTypes());
        Assert.NotEmpty(Types.InAssembly(Channel).That().HaveDependencyOn("Microsoft.AspNetCore.Http").GetTypes());
    }

    [Fact]
    public void The_channel_knows_nothing_of_councils()
    {
        var references = Channel.GetReferencedAssemblies().Select(a => a.Name);

        Assert.DoesNotContain("EnquiryBot", references);
        Assert.Contains("EnquiryBot", typeof(Web.Pages.PageWords).Assembly.GetReferencedAssemblies().Select(a => a.Name));
    }
}
