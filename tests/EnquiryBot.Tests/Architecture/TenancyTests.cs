using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Tests.Architecture;

/// <summary>Every row belongs to a council, and is read only with that council in scope.</summary>
public sealed class TenancyTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_entity_is_owned_by_a_council_and_filtered()
    {
        _ = app.Address;
        using var db = app.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.None);
        var entities = db.Model.GetEntityTypes().ToList();

        Assert.NotEmpty(entities);
        Assert.All(entities, e => Assert.True(typeof(ICouncilOwned).IsAssignableFrom(e.ClrType), e.Name));
        Assert.All(entities, e => Assert.NotEmpty(e.GetDeclaredQueryFilters()));
    }

    [Fact]
    public async Task A_council_never_reads_another_councils_rows_and_an_empty_scope_reads_nothing()
    {
        var citizen = await app.BeginAsync("alderbrook");
        await citizen.AskAsync("hello");
        var store = app.Services.GetRequiredService<EnquiryBotStore>();

        Assert.True(await CountAsync(store, CouncilScope.Of(CouncilId.Parse("alderbrook"))) > 0);
        Assert.Equal(0, await CountAsync(store, CouncilScope.Of(CouncilId.Parse("fernleigh"))));
        Assert.Equal(0, await CountAsync(store, CouncilScope.None));
    }

    [Fact]
    public void The_migrations_say_what_the_model_says()
    {
        _ = app.Address;
        using var db = app.Services.GetRequiredService<IDbContextFactory<SqliteEnquiryBotDb>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static async Task<int> CountAsync(EnquiryBotStore store, CouncilScope scope)
    {
        await using var db = store.Read(scope);
        return await db.Set<Message>().CountAsync();
    }
}
