using System.Reflection;
using System.Runtime.CompilerServices;
using EnquiryBot.BotFramework;
using Microsoft.Extensions.Configuration;

namespace EnquiryBot.Tests.Architecture;

/// <summary>How classes look in this house.</summary>
public sealed class ShapeTests
{
    private const int MostParameters = 7;

    // The list of steps is the constructor: it grows by one with every step, on purpose.
    private static readonly string[] ManyParametersByDesign = ["TurnPipeline", "TurnProcessor", "KnowledgeRefresher"];

    private static readonly Assembly[] Sources =
        [typeof(EnquiryBotRegistration).Assembly, typeof(IBot).Assembly, typeof(Web.Pages.PageWords).Assembly];

    private static IEnumerable<Type> Written => Sources.SelectMany(a => a.GetTypes())
        .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.Namespace?.StartsWith("EnquiryBot", StringComparison.Ordinal) == true
            && !t.Namespace.Contains("Migrations", StringComparison.Ordinal) && !t.Name.Contains('<', StringComparison.Ordinal)
            && t.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true);

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        // A base that has subclasses in the house is open on purpose.
        var bases = Written.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();

        Assert.Empty(Written.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(t)
            && !typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase).IsAssignableFrom(t) && t.Name is not "Program").Select(t => t.FullName));
    }

    [Fact]
    public void Constructors_take_seven_things_or_fewer()
    {
        var services = Written.Where(t => t.IsClass && t.GetMethod("<Clone>$") is null && !ManyParametersByDesign.Contains(t.Name));

        Assert.Empty(services.SelectMany(t => t.GetConstructors()).Where(c => c.GetParameters().Length > MostParameters)
            .Select(c => $"{c.DeclaringType!.Name}: {c.GetParameters().Length}"));
    }

    [Fact]
    public void Asynchronous_methods_of_the_engine_take_a_token_as_their_last_parameter()
    {
        var methods = typeof(EnquiryBotRegistration).Assembly.GetTypes()
            .Where(t => t.IsPublic && !t.IsInterface && !typeof(Delegate).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal))
            .Where(m => m.Name is not "DisposeAsync").ToList();

        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(m => m.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));
    }

    [Fact]
    public void No_class_takes_the_whole_configuration() =>
        Assert.Empty(Written.SelectMany(t => t.GetConstructors())
            .Where(c => c.GetParameters().Any(p => typeof(IConfiguration).IsAssignableFrom(p.ParameterType))).Select(c => c.DeclaringType!.Name));

    [Fact]
    public void Classes_of_endpoints_are_static()
    {
        var endpoints = Written.Where(t => t.Name.EndsWith("Endpoints", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, t => Assert.True(t is { IsAbstract: true, IsSealed: true }, t.Name));
    }
}
