"""Names that PyTorch has and this does not, by what holds them."""

from __future__ import annotations

NAMES: dict[str, frozenset[str]] = {
    "torch": frozenset(
        """
AVG AcceleratorError AggregationType AliasDb AnyType Argument ArgumentSpec
AwaitType BFloat16Storage BFloat16Tensor BenchmarkConfig
BenchmarkExecutionStats Block BoolStorage BoolType BufferDict ByteStorage
CallStack Capsule CharStorage ClassType Code CompilationUnit
CompleteArgumentSpec ComplexDoubleStorage ComplexFloatStorage ComplexType
ConcreteModuleType ConcreteModuleTypeBuilder DeepCopyMemoTable
DeserializationStorageContext DeviceObjType DictType DisableTorchFunction
DisableTorchFunctionSubclass DispatchKey DispatchKeySet DoubleStorage EnumType
ErrorReport Event ExcludeDispatchKeyGuard ExecutionPlan FatalError FileCheck
FloatStorage FloatType FunctionSchema Future FutureType GradScaler Gradient
Graph GraphExecutorState HalfStorage IODescriptor InferredType IntStorage
IntType InterfaceType JITException ListType LiteScriptModule LockingLogger
LoggerBase LongStorage ModuleDict Node NoneType NoopLogger NumberType
OperatorInfo OptionalType OutOfMemoryError PRIVATE_OPS ParameterDict
PyObjectType PyTorchFileReader PyTorchFileWriter QInt32Storage QInt8Storage
QUInt2x4Storage QUInt4x2Storage QUInt8Storage RRefType SUM ScriptClass
ScriptClassFunction ScriptDict ScriptDictIterator ScriptDictKeyIterator
ScriptFunction ScriptList ScriptListIterator ScriptMethod ScriptModule
ScriptModuleSerializer ScriptObject ScriptObjectProperty
SerializationStorageContext ShortStorage StaticModule Storage StorageBase
Stream StreamObjType StringType SymBool SymBoolType SymFloat SymInt SymIntType
TYPE_CHECKING Tag TensorType ThroughputBenchmark TracingState TupleType Type
TypedStorage USE_GLOBAL_DEPS USE_RTLD_GLOBAL_WITH_LIBTORCH UnionType
UntypedStorage Use Value accelerator acos_ acosh_ adaptive_avg_pool1d
adaptive_max_pool1d addbmm addmv addmv_ addr adjoint affine_grid_generator
alias_copy alpha_dropout alpha_dropout_ aminmax amp angle ao arccos_ arccosh_
arcsin_ arcsinh_ arctan_ arctanh_ as_strided as_strided_ as_strided_copy
as_strided_scatter asarray asin_ asinh_ atan_ atanh_ atleast_3d autocast
autocast_decrement_nesting autocast_increment_nesting avg_pool1d backends
baddbmm bartlett_window batch_norm batch_norm_backward_elemt
batch_norm_backward_reduce batch_norm_elemt batch_norm_gather_stats
batch_norm_gather_stats_with_counts batch_norm_stats batch_norm_update_stats
bernoulli bfloat16 bilinear binary_cross_entropy_with_logits binomial bit
bits16 bits1x8 bits2x4 bits4x2 bits8 bitwise_left_shift bitwise_not
bitwise_right_shift blackman_window block_diag broadcast_shapes bucketize
builtins ccol_indices_copy cdist cdouble ceil_ celu celu_ cfloat chain_matmul
chalf channel_shuffle channels_last channels_last_3d cholesky cholesky_inverse
cholesky_solve choose_qparams_optimized clamp_max_ clamp_min_ classes
classproperty clear_autocast_cache clip_ col_indices_copy combinations
compiled_with_cxx11_abi compiler complex complex128 complex32 complex64 conj
conj_physical conj_physical_ constant_pad_nd contiguous_format conv1d conv2d
conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d convolution
copysign corrcoef cos_ cosh_ cosine_embedding_loss cosine_similarity cov cpp
cpu cross crow_indices_copy ctc_loss ctypes cudnn_affine_grid_generator
cudnn_batch_norm cudnn_convolution cudnn_convolution_add_relu
cudnn_convolution_relu cudnn_convolution_transpose cudnn_grid_sampler
cudnn_is_acceptable cummax cummin cumulative_trapezoid deg2rad deg2rad_
dequantize detach detach_ detach_copy diag_embed diagflat diagonal_copy
diagonal_scatter digamma dist distributed distributions dropout dropout_ dsmm
dsplit dstack eig embedding embedding_bag embedding_renorm_ empty_permuted
empty_quantized empty_strided erf_ erfc erfc_ erfinv exp2_ expand_copy expm1_
export fake_quantize_per_channel_affine fake_quantize_per_tensor_affine
fbgemm_linear_fp16_weight fbgemm_linear_fp16_weight_fp32_activation
fbgemm_linear_int8_weight fbgemm_linear_int8_weight_fp32_activation
fbgemm_linear_quantize_weight fbgemm_pack_gemm_matrix_fp16
fbgemm_pack_quantized_matrix feature_alpha_dropout feature_alpha_dropout_
feature_dropout feature_dropout_ fft fill fill_ fix fix_ float4_e2m1fn_x2
float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu
floor_ fmax fmin fork frac_ frexp frobenius_norm from_dlpack from_file
frombuffer functional functools fused_moving_avg_obs_fake_quant futures fx gcd
gcd_ geqrf get_autocast_cpu_dtype get_autocast_dtype get_autocast_gpu_dtype
get_autocast_ipu_dtype get_autocast_xla_dtype get_deterministic_debug_mode
get_device get_device_module get_file_path get_float32_matmul_precision
get_num_interop_threads glob gradient grid_sampler grid_sampler_2d
grid_sampler_3d group_norm gru gru_cell hamming_window hann_window hardshrink
has_lapack has_mkl has_openmp has_spectral hash_tensor heaviside
hinge_embedding_loss histogram histogramdd hsmm hsplit hspmm hub i0 i0_ igamma
igammac imag import_ir_module import_ir_module_from_buffer importlib index_add
index_copy index_fill index_put index_put_ index_reduce indices_copy
init_num_threads inspect instance_norm int1 int2 int3 int4 int5 int6 int7
int_repr is_anomaly_check_nan_enabled is_anomaly_enabled
is_autocast_cache_enabled is_autocast_cpu_enabled is_autocast_enabled
is_autocast_ipu_enabled is_autocast_xla_enabled is_complex is_conj
is_deterministic_algorithms_warn_only_enabled is_distributed is_inference
is_inference_mode_enabled is_neg is_same_size is_signed is_storage
is_vulkan_available is_warn_always_enabled isin isreal istft jagged jit
kaiser_window kl_div kron kthvalue layer_norm lcm lcm_ ldexp ldexp_
legacy_contiguous_format lgamma library load lobpcg log10_ log1p_ log2_ log_
logaddexp logaddexp2 logcumsumexp logdet logit logit_ lstm lstm_cell lstsq lu
lu_solve lu_unpack margin_ranking_loss masked masked_scatter matrix_exp
matrix_rank max_pool1d max_pool1d_with_indices max_pool2d max_pool3d
memory_format merge_type_from_type_comment miopen_batch_norm
miopen_convolution miopen_convolution_add_relu miopen_convolution_relu
miopen_convolution_transpose miopen_ctc_loss miopen_depthwise_convolution
miopen_rnn mkldnn_adaptive_avg_pool2d mkldnn_convolution
mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d
mkldnn_rnn_layer mode monitor mps mtia multinomial multiprocessing mvlgamma
nan_to_num_ nanmean nanmedian nanquantile narrow_copy native_batch_norm
native_channel_shuffle native_dropout native_group_norm native_layer_norm
native_norm negative_ nested nextafter nonzero_static norm_except_dim
nuclear_norm ops orgqr ormqr os overrides package pairwise_distance parse_ir
parse_schema parse_type_comment pca_lowrank pdist per_channel_affine
per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine
per_tensor_symmetric permute_copy pixel_shuffle pixel_unshuffle platform
poisson poisson_nll_loss polar polygamma prelu
prepare_multiprocessing_environment preserve_format profiler
profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 put q_per_channel_axis
q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qint32
qint8 qr qscheme quantization quantize_per_channel quantize_per_tensor
quantize_per_tensor_dynamic quantized_batch_norm quantized_gru
quantized_gru_cell quantized_lstm quantized_lstm_cell quantized_max_pool1d
quantized_max_pool2d quantized_max_pool3d quantized_rnn_relu_cell
quantized_rnn_tanh_cell quasirandom quint2x4 quint4x2 quint8 rad2deg rad2deg_
randint_like range real reciprocal_ renorm resize_as_ resize_as_sparse_
resolve_conj resolve_neg return_types rms_norm rnn_relu rnn_relu_cell rnn_tanh
rnn_tanh_cell rot90 round_ row_indices_copy rrelu rrelu_ rsqrt_ saddmm save
scatter_reduce segment_reduce select_copy select_scatter selu selu_
serialization set_anomaly_enabled set_autocast_cache_enabled
set_autocast_cpu_dtype set_autocast_cpu_enabled set_autocast_dtype
set_autocast_enabled set_autocast_gpu_dtype set_autocast_ipu_dtype
set_autocast_ipu_enabled set_autocast_xla_dtype set_autocast_xla_enabled
set_default_tensor_type set_deterministic_debug_mode
set_float32_matmul_precision set_flush_denormal set_warn_always signal sin_
sinc sinc_ sinh_ slice_copy slice_inverse slice_scatter slogdet smm solve
sparse sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor
sparse_compressed_tensor sparse_coo sparse_coo_tensor sparse_csc
sparse_csc_tensor sparse_csr sparse_csr_tensor special split_copy
split_with_sizes split_with_sizes_copy spmm square_ squeeze_copy sspaddmm stft
storage svd svd_lowrank sym_constrain_range sym_constrain_range_for_size
sym_float sym_fresh_size sym_int sym_ite sym_max sym_min sym_not sym_sqrt
sym_sum symeig t_copy tan_ tensor_split tensordot testing textwrap
thread_safe_generator threading threshold threshold_ to_dlpack torch
torch_version transpose_copy trapezoid trapz triangular_solve
triplet_margin_loss trunc_ typename types uint1 uint16 uint2 uint3 uint32
uint4 uint5 uint6 uint64 uint7 unbind_copy unfold_copy unify_type_list
unique_consecutive unravel_index unsafe_chunk unsafe_split
unsafe_split_with_sizes unsqueeze_copy values_copy version view_as_complex
view_as_complex_copy view_as_real view_as_real_copy view_copy vsplit wait
warnings while_loop windows xlogy xlogy_ xpu zero_
        """.split()
    ),
    "torch.Tensor": frozenset(
        """
H absolute_ acos_ acosh_ addbmm addbmm_ addmm addmm_ addmv addmv_ addr addr_
adjoint aminmax angle apply_ arccos_ arccosh_ arcsin_ arcsinh_ arctan2_
arctan_ arctanh_ argwhere as_strided as_strided_ as_strided_scatter
as_subclass asin_ asinh_ atan2_ atan_ atanh_ baddbmm baddbmm_ bernoulli
bernoulli_ bfloat16 bitwise_and_ bitwise_left_shift bitwise_left_shift_
bitwise_not bitwise_not_ bitwise_or_ bitwise_right_shift bitwise_right_shift_
bitwise_xor_ cauchy_ ccol_indices cdouble cfloat chalf cholesky
cholesky_inverse cholesky_solve clip_ coalesce col_indices conj conj_physical
conj_physical_ const_data_ptr copysign copysign_ corrcoef cosh_ cov cross
crow_indices cuda cummax cummin cumprod_ deg2rad deg2rad_ dense_dim dequantize
diag_embed diagflat diagonal_scatter digamma digamma_ dim_order dist dsplit
eig erf_ erfc erfc_ erfinv erfinv_ exp2_ expm1_ exponential_ fix fix_
float_power float_power_ fmax fmin fmod_ frac_ frexp gcd gcd_ geometric_ geqrf
get_device grad_dtype greater_ greater_equal_ hardshrink hash_tensor heaviside
heaviside_ histogram hsplit hypot_ i0 i0_ igamma igamma_ igammac igammac_ imag
index index_add index_add_ index_copy index_copy_ index_fill index_fill_
index_put index_put_ index_reduce index_reduce_ indices inner int_repr ipu
is_coalesced is_conj is_cpu is_distributed is_inference is_ipu is_maia is_meta
is_mkldnn is_mps is_mtia is_neg is_nested is_nonzero is_pinned is_quantized
is_same_size is_set_to is_shared is_signed is_sparse_csr is_vulkan is_xla
is_xpu isreal istft kron kthvalue lcm lcm_ ldexp ldexp_ less_ less_equal_
lgamma lgamma_ log10_ log1p_ log2_ log_normal_ logaddexp logaddexp2
logcumsumexp logdet logical_and_ logical_or_ logical_xor_ logit logit_ lstsq
lu lu_solve mH map2_ map_ masked_scatter masked_scatter_ matrix_exp
matrix_power mode module_load mtia multinomial mvlgamma mvlgamma_ name
nan_to_num_ nanmean nanmedian nanquantile narrow_copy negative_ new
new_empty_strided nextafter nextafter_ nonzero_static not_equal_ orgqr ormqr
pin_memory pinverse polygamma polygamma_ prelu put put_ q_per_channel_axis
q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qr qscheme
rad2deg rad2deg_ real record_stream register_post_accumulate_grad_hook
reinforce renorm renorm_ resize resize_ resize_as resize_as_ resize_as_sparse_
rot90 row_indices rsqrt_ scatter_reduce scatter_reduce_ select_scatter set_
sgn_ share_memory_ sinc sinc_ sinh_ slice_inverse slice_scatter slogdet smm
solve sparse_dim sparse_mask sparse_resize_ sparse_resize_and_clear_
split_with_sizes sspaddmm stft storage storage_offset storage_type svd
swapaxes_ swapdims_ symeig tan_ tensor_split to_dense to_mkldnn
to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo
to_sparse_csc to_sparse_csr transpose_ triangular_solve true_divide_ unfold
unique_consecutive unsafe_chunk unsafe_split unsafe_split_with_sizes
untyped_storage values volatile vsplit xlogy xlogy_ xpu
        """.split()
    ),
    "torch.autograd": frozenset(
        """
DeviceType Mapping NestedIOFunction ProfilerActivity ProfilerConfig
ProfilerEvent ProfilerState SavedTensor Sequence anomaly_mode cast
enforce_grad_layout_policy gradcheck gradgradcheck handle_torch_function
has_torch_function is_multithreading_enabled is_tensor_like
is_view_replay_enabled kineto_available overload profiler_legacy profiler_util
set_multithreading_enabled torch variable warnings
        """.split()
    ),
    "torch.func": frozenset(
        """
debug_unwrap functionalize jvp linearize rearrange
replace_all_batch_norm_modules_ stack_module_state
        """.split()
    ),
    "torch.linalg": frozenset(
        """
cholesky_ex common_notes cross diagonal eig eigvals householder_product inv_ex
ldl_factor ldl_factor_ex ldl_solve lu lu_factor lu_factor_ex lu_solve matmul
matrix_exp slogdet solve_ex solve_triangular tensorinv tensorsolve vander
vecdot
        """.split()
    ),
    "torch.nn": frozenset(
        """
AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d
AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d AdaptiveMaxPool2d
AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BatchNorm1d
BatchNorm2d BatchNorm3d Bilinear CTCLoss ChannelShuffle CircularPad1d
CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d
Container Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
CosineEmbeddingLoss CosineSimilarity CrossMapLRN2d DataParallel Dropout
Dropout1d Dropout2d Dropout3d Embedding EmbeddingBag FeatureAlphaDropout Fold
FractionalMaxPool2d FractionalMaxPool3d GLU GRU GRUCell GaussianNLLLoss
GroupNorm Hardshrink Hardsigmoid Hardswish HingeEmbeddingLoss InstanceNorm1d
InstanceNorm2d InstanceNorm3d LPPool1d LPPool2d LPPool3d LSTM LSTMCell
LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d
LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d
LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d
LazyLinear LinearCrossEntropyLoss LinearCrossEntropyOptions LocalResponseNorm
MarginRankingLoss MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d
MaxUnpool3d Mish MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss
MultiheadAttention NLLLoss2d PReLU PairwiseDistance ParameterDict PixelShuffle
PixelUnshuffle PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase RReLU
ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d
ReplicationPad2d ReplicationPad3d SoftMarginLoss Softmax2d Softshrink
SyncBatchNorm Transformer TransformerDecoder TransformerDecoderLayer
TransformerEncoder TransformerEncoderLayer TripletMarginLoss
TripletMarginWithDistanceLoss Unflatten Unfold UninitializedBuffer
UninitializedParameter Upsample UpsamplingBilinear2d UpsamplingNearest2d
ZeroPad1d ZeroPad2d ZeroPad3d attention common_types factory_kwargs grad
intrinsic parallel qat quantizable quantized
        """.split()
    ),
    "torch.nn.functional": frozenset(
        """
BroadcastingList1 BroadcastingList2 BroadcastingList3 DType
GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES Optional ScalingType
SwizzleType TYPE_CHECKING adaptive_avg_pool1d adaptive_avg_pool2d
adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool1d_with_indices
adaptive_max_pool2d adaptive_max_pool2d_with_indices adaptive_max_pool3d
adaptive_max_pool3d_with_indices affine_grid alpha_dropout assert_int_or_pair
avg_pool1d avg_pool2d avg_pool3d batch_norm bilinear boolean_dispatch celu_
channel_shuffle conv1d conv2d conv3d conv_tbc conv_transpose1d
conv_transpose2d conv_transpose3d cosine_embedding_loss ctc_loss dataclasses
dropout dropout1d dropout2d dropout3d elu_ embedding embedding_bag
feature_alpha_dropout fold fractional_max_pool2d
fractional_max_pool2d_with_indices fractional_max_pool3d
fractional_max_pool3d_with_indices gaussian_nll_loss glu grad grid_sample
group_norm grouped_mm gumbel_softmax handle_torch_function hardshrink
hardsigmoid hardswish hardtanh_ has_torch_function has_torch_function_unary
has_torch_function_variadic hinge_embedding_loss importlib instance_norm
interpolate layer_norm leaky_relu_ linear_cross_entropy local_response_norm
lp_pool1d lp_pool2d lp_pool3d margin_ranking_loss max_pool1d
max_pool1d_with_indices max_pool2d max_pool2d_with_indices max_pool3d
max_pool3d_with_indices max_unpool1d max_unpool2d max_unpool3d mish
multi_head_attention_forward multi_margin_loss multilabel_margin_loss
multilabel_soft_margin_loss native_channel_shuffle pad pairwise_distance pdist
pixel_shuffle pixel_unshuffle poisson_nll_loss prelu relu_
reproducibility_notes rms_norm rrelu rrelu_ scaled_dot_product_attention
scaled_grouped_mm scaled_mm selu_ soft_margin_loss softshrink
sparse_support_notes tf32_notes threshold_ torch triplet_margin_loss
triplet_margin_with_distance_loss unfold upsample upsample_bilinear
upsample_nearest
        """.split()
    ),
    "torch.nn.utils": frozenset(
        """
clip_grad clip_grad_norm clip_grads_with_norm_
convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format
convert_parameters fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval
fuse_linear_bn_weights fusion get_total_norm init memory_format
parametrizations parametrize remove_spectral_norm remove_weight_norm rnn
skip_init spectral_norm stateless weight_norm
        """.split()
    ),
    "torch.optim": frozenset(
        """
ASGD Adadelta Adafactor Adagrad Adamax LBFGS Muon NAdam RAdam RMSprop Rprop
SparseAdam lr_scheduler swa_utils swap_in_optimizer_params_and_state
        """.split()
    ),
    "torch.utils": frozenset(
        """
ThroughputBenchmark backcompat backend_registration checkpoint
cmake_prefix_path collect_env copyreg cpp_backtrace deterministic dlpack
generate_methods_for_privateuse1_backend get_cpp_backtrace hooks
rename_privateuse1_backend set_module swap_tensors throughput_benchmark torch
weak weakref
        """.split()
    ),
    "torch.utils.data": frozenset(
        """
BatchSampler ChainDataset ConcatDataset DFIterDataPipe DataChunk
DistributedSampler IterDataPipe IterableDataset MapDataPipe RandomSampler
Sampler SequentialSampler StackDataset SubsetRandomSampler
WeightedRandomSampler argument_validation dataloader datapipes dataset
default_convert distributed functional_datapipe get_worker_info graph
graph_settings guaranteed_datapipes_determinism non_deterministic
runtime_validation runtime_validation_disabled sampler
        """.split()
    ),
}
